// A walk through EC2's SOAP interface with Java's WSS4J: `Client.java VERSION KEY_NAME [signed]`; what was seen is printed as JSON.
// EC2_URL, EC2_CERT and EC2_PRIVATE_KEY say where and as whom, EUCALYPTUS_CERT whose signature answers must bear at the signed address.
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Vector;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.ws.security.WSConstants;
import org.apache.ws.security.WSDataRef;
import org.apache.ws.security.WSEncryptionPart;
import org.apache.ws.security.WSSConfig;
import org.apache.ws.security.WSSecurityEngine;
import org.apache.ws.security.WSSecurityEngineResult;
import org.apache.ws.security.components.crypto.Merlin;
import org.apache.ws.security.message.WSSecHeader;
import org.apache.ws.security.message.WSSecSignature;
import org.apache.ws.security.message.WSSecTimestamp;
import org.apache.ws.security.util.WSSecurityUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

public class Client {
  static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  final HttpClient http = HttpClient.newHttpClient();
  final String url;
  final String namespace;
  final Merlin user = new Merlin();
  Merlin cloud;

  Client(String url, String key, String certificate, String cloud, String version) throws Exception {
    this.url = cloud == null ? url : url + "/signed";
    namespace = "http://ec2.amazonaws.com/doc/" + version + "/";
    KeyStore mine = emptyStore();
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pem(key));
    Certificate[] chain = {x509(certificate)};
    mine.setKeyEntry("user", KeyFactory.getInstance("RSA").generatePrivate(spec), "".toCharArray(), chain);
    user.setKeyStore(mine);
    if (cloud != null) {
      KeyStore theirs = emptyStore();
      theirs.setCertificateEntry("cloud", x509(cloud));
      this.cloud = new Merlin();
      this.cloud.setKeyStore(theirs);
    }
  }

  /** The request signed as the classic tools signed: by WSS4J, Timestamp and Body, RSA-SHA1. */
  String signed(Document envelope) throws Exception {
    WSSecHeader header = new WSSecHeader();
    header.insertSecurityHeader(envelope);
    WSSecTimestamp timestamp = new WSSecTimestamp();
    timestamp.setTimeToLive(300);
    timestamp.build(envelope, header);
    WSSecSignature signature = new WSSecSignature();
    signature.setUserInfo("user", "");
    signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
    signature.setSignatureAlgorithm(WSConstants.RSA_SHA1);
    signature.setDigestAlgo(WSConstants.SHA1);
    List<WSEncryptionPart> parts = new ArrayList<>();
    parts.add(new WSEncryptionPart("Timestamp", WSConstants.WSU_NS, "Content"));
    parts.add(new WSEncryptionPart("Body", SOAP, "Content"));
    signature.setParts(parts);
    signature.build(envelope, user, header);
    StringWriter text = new StringWriter();
    TransformerFactory.newInstance().newTransformer().transform(new DOMSource(envelope), new StreamResult(text));
    return text.toString();
  }

  /** Raises unless the cloud has signed the body and the timestamp of its answer. */
  void verify(Document answer) throws Exception {
    List<WSSecurityEngineResult> results = new WSSecurityEngine().processSecurityHeader(answer, null, null, cloud);
    WSSecurityEngineResult result = WSSecurityUtil.fetchActionResult(results, WSConstants.SIGN);
    @SuppressWarnings("unchecked")
    List<WSDataRef> references = (List<WSDataRef>) result.get(WSSecurityEngineResult.TAG_DATA_REF_URIS);
    Element body = child(answer.getDocumentElement(), "Body");
    boolean covered = references.stream().anyMatch(reference -> reference.getProtectedElement() == body);
    boolean timed = references.stream().anyMatch(reference -> reference.getName().getLocalPart().equals("Timestamp"));
    if (!covered || !timed) throw new SecurityException("the cloud did not sign the body");
  }

  /** The element in the answer's body; a fault too. content: the request's elements in the version's namespace. */
  Element ask(String operation, String content) throws Exception {
    String text = "<soap:Envelope xmlns:soap='" + SOAP + "'><soap:Header/><soap:Body>"
        + "<" + operation + " xmlns='" + namespace + "'>" + content + "</" + operation + "></soap:Body></soap:Envelope>";
    HttpRequest request = HttpRequest.newBuilder(URI.create(url))
        .version(HttpClient.Version.HTTP_1_1)
        .header("Content-Type", "text/xml; charset=UTF-8")
        .header("SOAPAction", "\"" + operation + "\"")
        .POST(HttpRequest.BodyPublishers.ofString(signed(parsed(text.getBytes(StandardCharsets.UTF_8)))))
        .build();
    Document answer = parsed(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    if (cloud != null) verify(answer);
    return (Element) child(answer.getDocumentElement(), "Body").getFirstChild();
  }

  Element call(String operation, String content) throws Exception {
    Element answer = ask(operation, content);
    if (answer.getLocalName().equals("Fault")) throw new IllegalStateException(String.join(": ", faultOf(answer)));
    return answer;
  }

  static List<String> faultOf(Element fault) {
    return List.of(child(fault, "faultcode").getTextContent(), child(fault, "faultstring").getTextContent());
  }

  Element describe(String instance) throws Exception {
    Element answer = call("DescribeInstances", set("instanceId", instance));
    return items(child(items(child(answer, "reservationSet")).get(0), "instancesSet")).get(0);
  }

  List<String> statesUntil(String instance, String wanted) throws Exception {
    List<String> seen = new ArrayList<>();
    for (int tries = 0; tries < 600 && !seen.contains(wanted); tries++) {
      String state = state(describe(instance), "instanceState");
      if (!seen.contains(state)) seen.add(state);
      Thread.sleep(100);
    }
    return seen;
  }

  String walk(String keyName) throws Exception {
    Json seen = new Json();
    List<Element> images = items(child(call("DescribeImages", "<imagesSet/>"), "imagesSet"));
    seen.add("images", images.stream().map(image -> text(image, "imageId")).sorted().toList());
    String machine = images.stream().filter(image -> text(image, "imageType").equals("machine")).map(image -> text(image, "imageId")).findFirst().get();
    Element pair = call("CreateKeyPair", "<keyName>" + keyName + "</keyName>");
    seen.add("key", List.of(text(pair, "keyName"), text(pair, "keyFingerprint"), text(pair, "keyMaterial")));
    String asked = "<minCount>1</minCount><maxCount>1</maxCount><keyName>" + keyName + "</keyName><groupSet/><instanceType>m1.small</instanceType>";
    seen.add("faults", List.of(
        faultOf(ask("RunInstances", "<imageId>emi-00000000</imageId>" + asked)),
        faultOf(ask("CreateKeyPair", "<keyName>" + keyName + "</keyName>")),
        faultOf(ask("GetConsoleOutput", "<instanceId>i-00000000</instanceId>"))));
    Element reservation = call("RunInstances", "<imageId>" + machine + "</imageId>" + asked);
    Element instance = items(child(reservation, "instancesSet")).get(0);
    String identifier = text(instance, "instanceId");
    seen.add("reservation", text(reservation, "reservationId"));
    seen.add("instance", identifier);
    List<String> states = new ArrayList<>(List.of(state(instance, "instanceState")));
    states.addAll(statesUntil(identifier, "running"));
    seen.add("states", states);
    Element running = describe(identifier);
    seen.add("running", List.of(text(running, "imageId"), text(running, "keyName"), text(running, "instanceType")));
    String console = text(call("GetConsoleOutput", "<instanceId>" + identifier + "</instanceId>"), "output");
    seen.add("console", new String(Base64.getMimeDecoder().decode(console), StandardCharsets.UTF_8));
    seen.add("rebooted", text(call("RebootInstances", set("instanceId", identifier)), "return").equals("true"));
    Element change = items(child(call("TerminateInstances", set("instanceId", identifier)), "instancesSet")).get(0);
    String current = child(change, "currentState") != null ? "currentState" : "shutdownState";
    seen.add("change", List.of(text(change, "instanceId"), state(change, "previousState"), state(change, current)));
    seen.add("end", statesUntil(identifier, "terminated"));
    return seen.toString();
  }

  static String set(String name, String value) {
    return "<instancesSet><item><" + name + ">" + value + "</" + name + "></item></instancesSet>";
  }

  static Element child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling())
      if (name.equals(node.getLocalName()) || name.equals(node.getNodeName())) return (Element) node;
    return null;
  }

  static List<Element> items(Element set) {
    List<Element> found = new Vector<>();
    for (Node node = set.getFirstChild(); node != null; node = node.getNextSibling())
      if ("item".equals(node.getLocalName())) found.add((Element) node);
    return found;
  }

  static String text(Element parent, String name) {
    return child(parent, name).getTextContent();
  }

  static String state(Element parent, String name) {
    return text(child(parent, name), "name");
  }

  static Document parsed(byte[] data) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(data));
  }

  static KeyStore emptyStore() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  static byte[] pem(String path) throws Exception {
    return Base64.getMimeDecoder().decode(Files.readString(Path.of(path)).replaceAll("-----[A-Z ]+-----", ""));
  }

  static Certificate x509(String path) throws Exception {
    return CertificateFactory.getInstance("X.509").generateCertificate(Files.newInputStream(Path.of(path)));
  }

  /** As much of JSON as is needed to tell what was seen: strings, truths, lists. */
  static class Json {
    final List<String> members = new ArrayList<>();

    void add(String name, Object value) {
      members.add(written(name) + ": " + written(value));
    }

    static String written(Object value) {
      if (value instanceof Boolean) return value.toString();
      if (value instanceof List<?> list) return "[" + String.join(", ", list.stream().map(Json::written).toList()) + "]";
      return "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r") + "\"";
    }

    @Override
    public String toString() {
      return "{" + String.join(", ", members) + "}";
    }
  }

  public static void main(String[] words) throws Exception {
    WSSConfig.init();
    boolean signed = words.length > 2 && words[2].equals("signed");
    String cloud = signed ? System.getenv("EUCALYPTUS_CERT") : null;
    Client client = new Client(System.getenv("EC2_URL"), System.getenv("EC2_PRIVATE_KEY"), System.getenv("EC2_CERT"), cloud, words[0]);
    System.out.println(client.walk(words[1]));
  }
}
