/* The door: what a message must be before anything in it counts, and how answers are signed.

   gSOAP's plug-in computes digests and signatures well, and leaves open what they are of: it takes the first SignedInfo of a
   document, any element that bears an Id, an HMAC key out of the message itself, and every transform. So the document's shape is
   checked first, element by element, and only then its digests and its one signature, with the one key that counts here. */
#include "node.h"
#include "plugin/wsseapi.h"
#include <ctype.h>
#include <openssl/rand.h>
#include <stdarg.h>

#define SOAP_NS "http://schemas.xmlsoap.org/soap/envelope/"
#define EUCA_NS "http://eucalyptus.ucsb.edu/"
#define WSA_NS "http://www.w3.org/2005/08/addressing"
#define WSSE_NS "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
#define WSU_NS "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"
#define DS_NS "http://www.w3.org/2000/09/xmldsig#"
#define X509V3 "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3"
#define BASE64 "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary"
#define C14N "http://www.w3.org/2001/10/xml-exc-c14n#"
#define RSA_SHA256 "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
#define SHA256 "http://www.w3.org/2001/04/xmlenc#sha256"
#define ANONYMOUS "http://www.w3.org/2005/08/addressing/anonymous"
#define WINDOW_S 20
#define PARTS 6
/* All that a stranger learns. */
#define REFUSAL "The request was refused"

struct settings settings;

typedef struct soap_dom_element Element;
typedef struct soap_dom_attribute Attribute;

/* The parts of a message whose shape is right. */
struct parts
{
  Element *body, *timestamp, *to, *action, *message_id, *reply_to;
  Element *token, *signed_info, *value, *key_info;
  time_t until;
};

static const char *local(const char *name)
{
  const char *colon = name ? strchr(name, ':') : NULL;
  return colon ? colon + 1 : name ? name : "";
}

static int is(const Element *e, const char *ns, const char *name)
{
  return e && e->nstr && !strcmp(e->nstr, ns) && !strcmp(local(e->name), name);
}

static int is_blank(const char *s)
{
  return !s || !s[strspn(s, " \t\r\n")];
}

/* How many children it has; -1 where text stands among them, or it is not there. */
static int count(const Element *parent)
{
  int n = 0;
  const Element *e;
  if (!parent || !is_blank(parent->text) || !is_blank(parent->tail))
    return -1;
  for (e = parent->elts; e; e = e->next)
    n++;
  return n;
}

/* The one child of that name; NULL where there is none or more than one. */
static Element *only(const Element *parent, const char *ns, const char *name)
{
  Element *e, *found = NULL;
  if (!parent)
    return NULL;
  for (e = parent->elts; e; e = e->next)
    if (is(e, ns, name))
    {
      if (found)
        return NULL;
      found = e;
    }
  return found;
}

/* Text of an element that holds nothing else; "" else. */
static const char *text(const Element *e)
{
  return e && !e->elts && e->text ? e->text : "";
}

static const Attribute *has(const Element *e, const char *ns, const char *name)
{
  const Attribute *a;
  for (a = e ? e->atts : NULL; a; a = a->next)
    if (!strcmp(local(a->name), name) && (ns ? a->nstr && !strcmp(a->nstr, ns) : !strchr(a->name, ':')))
      return a;
  return NULL;
}

static const char *attribute(const Element *e, const char *ns, const char *name)
{
  const Attribute *a = has(e, ns, name);
  return a && a->text ? a->text : "";
}

/* The element's one child, where it has that name and no text is beside it. */
static Element *sole(const Element *parent, const char *ns, const char *name)
{
  return count(parent) == 1 ? only(parent, ns, name) : NULL;
}

/* Whether the text is base64 in the one form that encoding gives (RFC 4648, section 3.5), white space aside. */
static int is_base64(struct soap *soap, const char *written)
{
  int size = 0;
  const char *bytes = soap_base642s(soap, written, NULL, 0, &size);
  const char *wanted = bytes && size ? soap_s2base64(soap, (const unsigned char*)bytes, NULL, size) : "";
  for (; *written; written++)
    if (!isspace((unsigned char)*written) && *written != *wanted++)
      return 0;
  return size && !*wanted;
}

static int algorithm_is(const Element *e, const char *wanted)
{
  return e && !strcmp(attribute(e, NULL, "Algorithm"), wanted);
}

/* Envelope = Header, Body; Body = the operation's element. Header = To, Action, MessageID, perhaps ReplyTo, and Security. */
static const char *check_shape(Element *root, const char *operation, struct parts *p)
{
  Element *header, *security, *signature;
  if (!is(root, SOAP_NS, "Envelope") || count(root) != 2)
    return "shape.envelope";
  header = only(root, SOAP_NS, "Header");
  p->body = only(root, SOAP_NS, "Body");
  if (!header || !p->body || header->next != p->body)
    return "shape.envelope";
  if (count(p->body) != 1 || !is(p->body->elts, EUCA_NS, operation))
    return "shape.body";
  p->to = only(header, WSA_NS, "To");
  p->action = only(header, WSA_NS, "Action");
  p->message_id = only(header, WSA_NS, "MessageID");
  p->reply_to = only(header, WSA_NS, "ReplyTo");
  security = only(header, WSSE_NS, "Security");
  /* So there is none that would have to be understood and is not. */
  if (!p->to || !p->action || !p->message_id || !security || count(header) != (p->reply_to ? 5 : 4))
    return "shape.header";
  if (has(security, SOAP_NS, "actor"))
    return "security.actor";
  if (has(security, SOAP_NS, "mustUnderstand") && strcmp(attribute(security, SOAP_NS, "mustUnderstand"), "1"))
    return "security.mustunderstand";
  p->timestamp = only(security, WSU_NS, "Timestamp");
  p->token = only(security, WSSE_NS, "BinarySecurityToken");
  signature = only(security, DS_NS, "Signature");
  if (!p->timestamp || !p->token || !signature || count(security) != 3)
    return "security.children";
  p->signed_info = only(signature, DS_NS, "SignedInfo");
  p->value = only(signature, DS_NS, "SignatureValue");
  p->key_info = only(signature, DS_NS, "KeyInfo");
  if (!p->signed_info || !p->value || !p->key_info || count(signature) != 3)
    return "signature.children";
  return NULL;
}

/* Every Id is a wsu:Id, none is there twice, and nothing refers to it but the signature. */
static const char *check_ids(Element *root)
{
  Element *e, *other;
  const Attribute *a, *b;
  int ids = 0;
  for (e = root; e; e = soap_dom_next_element(e, NULL))
    for (a = e->atts; a; a = a->next)
    {
      const char *name = local(a->name);
      if (!strcmp(name, "href") || !strcmp(name, "AssertionID"))
        return "id.foreign";
      if (strcasecmp(name, "id"))
        continue;
      if (strcmp(name, "Id") || !a->nstr || strcmp(a->nstr, WSU_NS) || !a->text || ++ids > 16)
        return "id.foreign";
      for (other = root; other; other = soap_dom_next_element(other, NULL))
        for (b = other->atts; b; b = b->next)
          if (b != a && !strcmp(local(b->name), "Id") && b->text && !strcmp(b->text, a->text))
            return "id.duplicate";
    }
  return NULL;
}

/* Whether the reference is to this Id, through the one transform and digest that count. */
static int refers(const Element *reference, const char *id)
{
  const char *uri = attribute(reference, NULL, "URI");
  const Element *transforms = only(reference, DS_NS, "Transforms");
  return *id && *uri == '#' && !strcmp(uri + 1, id) && transforms && count(transforms) == 1
    && count(reference) == 3 && is(transforms->elts, DS_NS, "Transform") && algorithm_is(transforms->elts, C14N)
    && algorithm_is(only(reference, DS_NS, "DigestMethod"), SHA256) && only(reference, DS_NS, "DigestValue");
}

/* SignedInfo names exactly the parts that must be signed, each once. */
static const char *check_coverage(const struct parts *p)
{
  const Element *parts[PARTS] = { p->body, p->timestamp, p->to, p->action, p->message_id, p->reply_to };
  const Element *e, *reference;
  int i, references = 0, wanted = p->reply_to ? 6 : 5;
  if (!algorithm_is(only(p->signed_info, DS_NS, "CanonicalizationMethod"), C14N))
    return "signature.canonicalization";
  if (!algorithm_is(only(p->signed_info, DS_NS, "SignatureMethod"), RSA_SHA256))
    return "signature.algorithm";
  for (e = p->signed_info->elts; e; e = e->next)
    references += is(e, DS_NS, "Reference");
  if (references != wanted || count(p->signed_info) != wanted + 2)
    return "reference.position";
  for (i = 0; i < wanted; i++)
  {
    int found = 0;
    for (reference = p->signed_info->elts; reference; reference = reference->next)
      found += is(reference, DS_NS, "Reference") && refers(reference, attribute(parts[i], WSU_NS, "Id"));
    if (found != 1)
      return "reference.missing";
  }
  return NULL;
}

/* The whole certificate is the cluster's, and KeyInfo holds nothing but that it is that one's. */
static const char *check_token(struct soap *soap, const struct parts *p)
{
  const Element *holder = sole(p->key_info, WSSE_NS, "SecurityTokenReference");
  const Element *reference = holder ? sole(holder, WSSE_NS, "Reference") : NULL;
  const char *uri = attribute(reference, NULL, "URI"), *id = attribute(p->token, WSU_NS, "Id");
  int size = 0;
  const char *der;
  if (!reference || count(reference))
    return "keyinfo";
  if (!*id || *uri != '#' || strcmp(uri + 1, id))
    return "keyinfo.token";
  if (has(reference, NULL, "ValueType") && strcmp(attribute(reference, NULL, "ValueType"), X509V3))
    return "keyinfo.token";
  if (strcmp(attribute(p->token, NULL, "ValueType"), X509V3))
    return "token.type";
  if (has(p->token, NULL, "EncodingType") && strcmp(attribute(p->token, NULL, "EncodingType"), BASE64))
    return "token.encoding";
  if (!is_base64(soap, text(p->token)))
    return "token.base64";
  der = soap_base642s(soap, text(p->token), NULL, 0, &size);
  if (!der || size != settings.cluster_size || memcmp(der, settings.cluster, (size_t)size))
    return "certificate.trust";
  return is_base64(soap, text(p->value)) ? NULL : "signature.value";
}

/* 2026-11-25T12:00:00[.123]Z as seconds since the epoch; -1 for anything else. */
static time_t moment(const char *s)
{
  static const char form[] = "dddd-dd-ddTdd:dd:dd";
  struct tm tm;
  size_t i;
  memset(&tm, 0, sizeof(tm));
  for (i = 0; i < sizeof(form) - 1; i++)
    if (form[i] == 'd' ? !isdigit((unsigned char)s[i]) : s[i] != form[i])
      return -1;
  if (sscanf(s, "%4d-%2d-%2dT%2d:%2d:%2d", &tm.tm_year, &tm.tm_mon, &tm.tm_mday, &tm.tm_hour, &tm.tm_min, &tm.tm_sec) != 6)
    return -1;
  s += i;
  if (*s == '.')
    for (s++; isdigit((unsigned char)*s); s++)
      ;
  tm.tm_year -= 1900;
  tm.tm_mon -= 1;
  return strcmp(s, "Z") ? -1 : timegm(&tm);
}

static const char *check_time(struct parts *p)
{
  time_t now = time(NULL);
  time_t created, expires;
  if (count(p->timestamp) != 2 || !is(p->timestamp->elts, WSU_NS, "Created") || !is(p->timestamp->elts->next, WSU_NS, "Expires"))
    return "timestamp.children";
  created = moment(text(p->timestamp->elts));
  expires = moment(text(p->timestamp->elts->next));
  if (created < 0 || expires < 0)
    return "timestamp.format";
  if (expires <= created)
    return "timestamp.order";
  if (now - created > WINDOW_S || created - now > WINDOW_S)
    return "timestamp.created";
  if (now >= expires)
    return "timestamp.expires";
  p->until = created + WINDOW_S;
  return NULL;
}

/* What the door has found of the message that a thread is at. */
static __thread struct
{
  const char *rule;      /* that refuses it; NULL where it passed */
  const char *operation; /* the element in Body */
  const char *message_id;
  char soap_action[128]; /* the HTTP header, without its quotes */
  int is_xml;            /* its media type */
  size_t size;           /* that it is said to have */
} found;

static const char *check_addressing(const struct parts *p, const char *operation)
{
  char wanted[128];
  snprintf(wanted, sizeof(wanted), "EucalyptusNC#%s", operation);
  if (strcmp(text(p->to), settings.address))
    return "addressing.to";
  if (strcmp(text(p->action), wanted))
    return "addressing.action";
  if (*found.soap_action && strcmp(found.soap_action, wanted))
    return "http.soapaction";
  if (strlen(text(p->message_id)) > 256 || !strchr(text(p->message_id), ':'))
    return "addressing.messageid";
  if (p->reply_to && (count(p->reply_to) != 1 || strcmp(text(only(p->reply_to, WSA_NS, "Address")), ANONYMOUS)))
    return "addressing.replyto";
  return NULL;
}

static const char *check_signature(struct soap *soap)
{
  if (soap_wsse_verify_SignatureValue(soap, SOAP_SMD_VRFY_RSA_SHA256, settings.cluster_key, 0))
    return "signature.wrong";
  if (soap_wsse_verify_SignedInfo(soap))
    return "reference.digest";
  return NULL;
}

/* One refusal for everybody who is not the cluster: unsigned, one fixed sentence. The log says which rule it was. */
static int refuse_stranger(struct soap *soap, const char *rule)
{
  fprintf(stderr, "refused: %s\n", rule);
  soap->fault = NULL;
  soap->header = NULL;
  return soap_sender_fault(soap, REFUSAL, NULL);
}

/* The last word on what gSOAP itself would tell a stranger about a message that it cannot read. */
void door_hide(struct soap *soap, const char **code, const char **said)
{
  (void)soap;
  if (!*said)
  {
    *code = "SOAP-ENV:Client";
    *said = REFUSAL;
  }
}

/* Before a message: nothing is known of it. */
void door_reset(void)
{
  memset(&found, 0, sizeof(found));
  found.rule = "shape.envelope";
}

/* The HTTP status that refuses a message with that header; 0 where it may be read. What is read is XML in UTF-8 of a known size. */
int door_header(const char *key, const char *value)
{
  size_t n = strlen(value);
  int quoted = n > 1 && *value == '"' && value[n - 1] == '"';
  if (!soap_tag_cmp(key, "Content-Encoding"))
    return 415;
  if (!soap_tag_cmp(key, "Transfer-Encoding"))
    return 411;
  if (!soap_tag_cmp(key, "Content-Length"))
    found.size = strspn(value, "0123456789") == n && n < 8 ? (size_t)atol(value) : MOST_BYTES + 1;
  if (found.size > MOST_BYTES)
    return 413;
  if (!soap_tag_cmp(key, "SOAPAction"))
    snprintf(found.soap_action, sizeof(found.soap_action), "%.*s", (int)(n - 2 * (size_t)quoted), value + quoted);
  if (soap_tag_cmp(key, "Content-Type"))
    return 0;
  found.is_xml = !soap_tag_cmp(value, "text/xml") || !soap_tag_cmp(value, "text/xml;*charset=utf-8")
    || !soap_tag_cmp(value, "text/xml;*charset=\"utf-8\"");
  return found.is_xml ? 0 : 415;
}

/* gSOAP calls this when it has read a message to its end, and has done nothing with it yet. */
static int door_check(struct soap *soap)
{
  struct parts parts;
  const char *rule;
  Element *body = soap->dom ? only(soap->dom, SOAP_NS, "Body") : NULL;
  memset(&parts, 0, sizeof(parts));
  found.rule = "shape.envelope";
  if (!soap->header || !body || !body->elts)
    return SOAP_OK;
  found.operation = soap_strdup(soap, local(body->elts->name));
  rule = check_shape(soap->dom, found.operation, &parts);
  if (!rule)
    rule = check_ids(soap->dom);
  if (!rule)
    rule = check_coverage(&parts);
  if (!rule)
    rule = check_token(soap, &parts);
  if (!rule)
    rule = check_time(&parts);
  if (!rule)
    rule = check_addressing(&parts, found.operation);
  if (!rule)
  {
    /* Taken before the signature is checked, which takes the document apart. */
    found.message_id = soap_strdup(soap, text(parts.message_id));
    rule = check_signature(soap);
  }
  if (!rule && !replay_admit(found.message_id, parts.until))
    rule = "replay";
  found.rule = rule;
  soap->error = SOAP_OK;
  return SOAP_OK;
}

/* gSOAP reads a document only when its bytes are good: SOAP_OK, or the fault for it. */
int door_document(struct soap *soap, const char *data, size_t size)
{
  const char *rule = !found.is_xml ? "http.415" : size != found.size ? "http.400" : document_check(data, size);
  soap->fpreparefinalrecv = door_check;
  return rule ? refuse_stranger(soap, rule) : SOAP_OK;
}

/* An operation's first line: SOAP_OK, and `request` says what it is; or a fault, and nothing of it counts. */
int door_open(struct soap *soap, const char *operation, struct request *request)
{
  const char *rule = found.rule;
  if (!rule && (!found.operation || strcmp(found.operation, operation)))
    rule = "shape.body";
  if (rule)
    return refuse_stranger(soap, rule);
  request->operation = operation;
  request->message_id = found.message_id;
  found.rule = "replay";
  return SOAP_OK;
}

static char *new_message_id(struct soap *soap)
{
  unsigned char b[16];
  char *id = (char*)soap_malloc(soap, 64);
  if (!id || RAND_bytes(b, sizeof(b)) != 1)
    return NULL;
  snprintf(id, 64, "urn:uuid:%02x%02x%02x%02x-%02x%02x-4%x%02x-8%x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2], b[3], b[4], b[5],
    b[6] & 15, b[7], b[8] & 15, b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
  return id;
}

/* Headers of an answer to the request; Body, Timestamp and all of them but the token are signed. */
static int sign(struct soap *soap, const struct request *request, const char *suffix)
{
  char action[160];
  struct SOAP_ENV__Header *header;
  snprintf(action, sizeof(action), "EucalyptusNC#%s%s", request->operation, suffix);
  soap->header = NULL;
  soap_header(soap);
  header = soap->header;
  if (!header)
    return soap->error = SOAP_EOM;
  soap_default_SOAP_ENV__Header(soap, header);
  header->wsa5__To = soap_strdup(soap, ANONYMOUS);
  header->wsa5__Action = soap_strdup(soap, action);
  header->wsa5__MessageID = new_message_id(soap);
  header->wsa5__RelatesTo = soap_new__wsa5__RelatesTo(soap, 1);
  if (!header->wsa5__MessageID || !header->wsa5__RelatesTo)
    return soap->error = SOAP_EOM;
  soap_default__wsa5__RelatesTo(soap, header->wsa5__RelatesTo);
  header->wsa5__RelatesTo->__item = (char*)request->message_id;
  if (soap_wsse_add_Timestamp(soap, "Timestamp", WINDOW_S)
   || soap_wsse_add_BinarySecurityTokenX509(soap, "Token", settings.certificate)
   || soap_wsse_add_KeyInfo_SecurityTokenReferenceX509(soap, "#Token")
   || soap_wsse_set_wsu_id(soap, "wsa5:To wsa5:Action wsa5:MessageID wsa5:RelatesTo")
   || soap_wsse_sign_body(soap, SOAP_SMD_SIGN_RSA_SHA256, settings.key, 0))
    return soap->error;
  return soap_wsse_sign_only(soap, "Timestamp Body wsa5:To wsa5:Action wsa5:MessageID wsa5:RelatesTo");
}

/* An operation's last line: its answer goes out signed. */
int door_answer(struct soap *soap, const struct request *request)
{
  return sign(soap, request, "Response");
}

/* A signed fault; definite where nothing was done, and never will be. */
static int fault(struct soap *soap, const struct request *request, const char *code, const char *said, int definite)
{
  struct ns1__tierFaultType *fault = soap_new_ns1__tierFaultType(soap, 1);
  int error = definite ? soap_sender_fault(soap, said, NULL) : soap_receiver_fault(soap, said, NULL);
  if (!fault || !soap->fault)
    return soap->error = SOAP_EOM;
  soap_default_ns1__tierFaultType(soap, fault);
  fault->code = soap_strdup(soap, code);
  fault->message = soap_strdup(soap, said);
  fault->tier = soap_strdup(soap, "node");
  fault->definite = definite ? xsd__boolean__true_ : xsd__boolean__false_;
  soap->fault->detail = (struct SOAP_ENV__Detail*)soap_malloc(soap, sizeof(struct SOAP_ENV__Detail));
  if (!soap->fault->detail)
    return soap->error = SOAP_EOM;
  soap_default_SOAP_ENV__Detail(soap, soap->fault->detail);
  soap->fault->detail->ns1__fault = fault;
  if (sign(soap, request, "Fault"))
    return soap->error;
  return soap->error = error;
}

int door_refuse(struct soap *soap, const struct request *request, const char *code, const char *said)
{
  return fault(soap, request, code, said, 1);
}

int door_fail(struct soap *soap, const struct request *request, const char *code, const char *said)
{
  return fault(soap, request, code, said, 0);
}
