// A port that is signed both ways called with Java's SAAJ and WSS4J: `Tier.java URL NAMESPACE SERVICE CALL ...`; a line for each call: the answer's body as XML, or what was wrong.
// CALL is an operation, and after commas the addresses that answers are to go to, as ReplyTo=ADDRESS or FaultTo=ADDRESS.
// TIER_KEY and TIER_CERT say as whom; TIER_PEERS names certificates, divided by colons: answers must be signed with the key of one of them.
// TIER_TLS is the certificate that the port shows.
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.xml.namespace.QName;
import javax.xml.soap.MessageFactory;
import javax.xml.soap.SOAPConnection;
import javax.xml.soap.SOAPConnectionFactory;
import javax.xml.soap.SOAPElement;
import javax.xml.soap.SOAPMessage;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.ws.security.WSConstants;
import org.apache.ws.security.WSDataRef;
import org.apache.ws.security.WSEncryptionPart;
import org.apache.ws.security.WSSConfig;
import org.apache.ws.security.WSSecurityEngine;
import org.apache.ws.security.WSSecurityEngineResult;
import org.apache.ws.security.WSSecurityException;
import org.apache.ws.security.components.crypto.Merlin;
import org.apache.ws.security.message.WSSecHeader;
import org.apache.ws.security.message.WSSecSignature;
import org.apache.ws.security.message.WSSecTimestamp;
import org.apache.ws.security.util.WSSecurityUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

public class Tier {
  static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  static final String WSA = "http://www.w3.org/2005/08/addressing";
  /** What some operations have to be told. */
  static final Map<String, String> CONTENT = Map.of(
      "DescribeResources", "<instanceTypes><name>m1.small</name><memory>128</memory><cores>1</cores><disk>2</disk></instanceTypes>",
      "DescribeImages", "<imagesSet/>");
  final String url;
  final String namespace;
  final String service;
  final MessageFactory messages = MessageFactory.newInstance();
  final SOAPConnection connection = SOAPConnectionFactory.newInstance().createConnection();
  final Merlin above = new Merlin();
  final Merlin peers = new Merlin();
  String asked;

  Tier(String url, String namespace, String service, String key, String certificate, String[] peers, String tls) throws Exception {
    this.url = url;
    this.namespace = namespace;
    this.service = service;
    KeyStore mine = Client.emptyStore();
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Client.pem(key));
    Certificate[] chain = {Client.x509(certificate)};
    mine.setKeyEntry("above", KeyFactory.getInstance("RSA").generatePrivate(spec), "".toCharArray(), chain);
    above.setKeyStore(mine);
    this.peers.setKeyStore(holding(peers));
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(holding(tls));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
  }

  /** The request signed as a tier demands: Body, Timestamp and every addressing header, RSA-SHA256. */
  String signed(Document envelope) throws Exception {
    WSSecHeader header = new WSSecHeader();
    header.insertSecurityHeader(envelope);
    WSSecTimestamp timestamp = new WSSecTimestamp();
    timestamp.setTimeToLive(20);
    timestamp.build(envelope, header);
    WSSecSignature signature = new WSSecSignature();
    signature.setUserInfo("above", "");
    signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
    signature.setSignatureAlgorithm("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    signature.setDigestAlgo(WSConstants.SHA256);
    List<WSEncryptionPart> parts = new ArrayList<>();
    parts.add(new WSEncryptionPart("Timestamp", WSConstants.WSU_NS, "Content"));
    parts.add(new WSEncryptionPart("Body", SOAP, "Content"));
    for (Element one : headers(envelope))
      if (WSA.equals(one.getNamespaceURI())) parts.add(new WSEncryptionPart(one.getLocalName(), WSA, "Content"));
    signature.setParts(parts);
    signature.build(envelope, above, header);
    return text(envelope);
  }

  /** Raises unless a peer has signed every part of an answer to what was asked last. */
  void verify(Document answer) throws Exception {
    List<WSSecurityEngineResult> results = new WSSecurityEngine().processSecurityHeader(answer, null, null, peers);
    WSSecurityEngineResult result = results == null ? null : WSSecurityUtil.fetchActionResult(results, WSConstants.SIGN);
    if (result == null) throw new SecurityException("no peer signed the answer: " + answer.getDocumentElement().getTextContent());
    @SuppressWarnings("unchecked")
    List<WSDataRef> references = (List<WSDataRef>) result.get(WSSecurityEngineResult.TAG_DATA_REF_URIS);
    Set<Element> covered = new HashSet<>();
    for (WSDataRef reference : references) covered.add(reference.getProtectedElement());
    String relates = null;
    for (Element one : headers(answer)) {
      boolean security = "Security".equals(one.getLocalName());
      if (!covered.contains(security ? Client.child(one, "Timestamp") : one)) throw new SecurityException(one.getNodeName() + " is not signed");
      if ("RelatesTo".equals(one.getLocalName()) && WSA.equals(one.getNamespaceURI())) relates = one.getTextContent();
    }
    if (!covered.contains(Client.child(answer.getDocumentElement(), "Body"))) throw new SecurityException("the body is not signed");
    if (!asked.equals(relates)) throw new SecurityException("this answers another question");
  }

  /** The element in the answer's body; a fault too. content: the request's elements; endpoints: headers as NAME=ADDRESS. */
  Element ask(String operation, String content, List<String> endpoints) throws Exception {
    asked = "urn:uuid:" + UUID.randomUUID();
    SOAPMessage question = messages.createMessage();
    header(question, "To").addTextNode(url);
    header(question, "Action").addTextNode(service + "#" + operation);
    header(question, "MessageID").addTextNode(asked);
    for (String endpoint : endpoints) {
      String[] pair = endpoint.split("=", 2);
      header(question, pair[0]).addChildElement("Address", "wsa").addTextNode(pair[1]);
    }
    String body = "<" + operation + " xmlns='" + namespace + "'>" + content + "</" + operation + ">";
    question.getSOAPBody().addDocument(Client.parsed(body.getBytes(StandardCharsets.UTF_8)));
    // SAAJ 1.4 wraps its elements, and WSS4J 1.6 cannot add to wrapped ones: a plain document is signed, and put in their place.
    question.getSOAPPart().setContent(new StreamSource(new StringReader(signed(document(question)))));
    question.getMimeHeaders().setHeader("SOAPAction", "\"" + service + "#" + operation + "\"");
    Document answer = document(connection.call(question, new URL(url)));
    verify(answer);
    return (Element) Client.child(answer.getDocumentElement(), "Body").getFirstChild();
  }

  static SOAPElement header(SOAPMessage message, String name) throws Exception {
    return message.getSOAPHeader().addHeaderElement(new QName(WSA, name, "wsa"));
  }

  /** The envelope of a message as a plain document. */
  static Document document(SOAPMessage message) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return Client.parsed(bytes.toByteArray());
  }

  static List<Element> headers(Document envelope) {
    List<Element> found = new ArrayList<>();
    for (Node node = Client.child(envelope.getDocumentElement(), "Header").getFirstChild(); node != null; node = node.getNextSibling())
      if (node instanceof Element) found.add((Element) node);
    return found;
  }

  static KeyStore holding(String... certificates) throws Exception {
    KeyStore store = Client.emptyStore();
    for (String certificate : certificates) store.setCertificateEntry(certificate, Client.x509(certificate));
    return store;
  }

  static String text(Node node) throws Exception {
    StringWriter text = new StringWriter();
    Transformer writer = TransformerFactory.newInstance().newTransformer();
    writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    writer.transform(new DOMSource(node), new StreamResult(text));
    return text.toString();
  }

  public static void main(String[] words) throws Exception {
    WSSConfig.init();
    String[] peers = System.getenv("TIER_PEERS").split(":");
    Tier tier = new Tier(words[0], words[1], words[2], System.getenv("TIER_KEY"), System.getenv("TIER_CERT"), peers, System.getenv("TIER_TLS"));
    for (String call : List.of(words).subList(3, words.length)) {
      List<String> parts = List.of(call.split(","));
      String content = CONTENT.getOrDefault(parts.get(0), "");
      try {
        System.out.println(text(tier.ask(parts.get(0), content, parts.subList(1, parts.size()))));
      } catch (SecurityException | WSSecurityException error) {
        System.out.println("not believed: " + error.getMessage());
      }
    }
  }
}
