/* What gSOAP's clients have in common: signing what is asked with one key, and believing what a peer has signed in answer.
   To be included after the stubs of a service. */
#include "plugin/wsaapi.h"
#include "plugin/wsseapi.h"
#include <openssl/ecdsa.h>

#define WSA "http://www.w3.org/2005/08/addressing"
#define WSU "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"
#define PEERS 4

static EVP_PKEY *key;                          /* signs requests */
static X509 *certificate;                      /* of that key */
static EVP_PKEY *peers[PEERS];                 /* one of them signs answers; none where they bear no signature */
static int life_s = 300;                       /* of a request */
static const char *to, *reply_to, *fault_to;   /* addressing headers; NULL for none */
static const char *asked;                      /* MessageID of the request; NULL for none */

/* The next request is signed: Body, Timestamp and, where `to` is given, its addressing headers, by RSA and SHA-256. */
static int sign(struct soap *soap, const char *action)
{
  soap->header = NULL;
  asked = to ? soap_wsa_rand_uuid(soap) : NULL;
  if (to && soap_wsa_request(soap, asked, to, action))
    return soap->error;
  if (reply_to && soap_wsa_add_ReplyTo(soap, reply_to))
    return soap->error;
  if (fault_to && soap_wsa_add_FaultTo(soap, fault_to))
    return soap->error;
  if (soap_wsse_add_Timestamp(soap, "Timestamp", life_s)
   || soap_wsse_add_BinarySecurityTokenX509(soap, "Token", certificate)
   || soap_wsse_add_KeyInfo_SecurityTokenReferenceX509(soap, "#Token")
   || soap_wsse_set_wsu_id(soap, "wsa5:To wsa5:Action wsa5:MessageID wsa5:ReplyTo wsa5:FaultTo")
   || soap_wsse_sign_body(soap, SOAP_SMD_SIGN_RSA_SHA256, key, 0))
    return soap->error;
  return soap_wsse_sign_only(soap, "Timestamp Body wsa5:To wsa5:Action wsa5:MessageID wsa5:ReplyTo wsa5:FaultTo");
}

/* Whether each wsu:Id of the answer is there once: a digest is of the first element that bears it. */
static int ids_are_unique(struct soap *soap)
{
  struct soap_dom_element *one, *other;
  struct soap_dom_attribute *a, *b;
  for (one = soap->dom; one; one = soap_dom_next_element(one, NULL))
    for (a = one->atts; a; a = a->next)
      if (a->nstr && !strcmp(a->nstr, WSU) && a->text)
        for (other = soap_dom_next_element(one, NULL); other; other = soap_dom_next_element(other, NULL))
          for (b = other->atts; b; b = b->next)
            if (b->nstr && !strcmp(b->nstr, WSU) && b->text && !strcmp(a->text, b->text))
              return 0;
  return 1;
}

/* Whether the answer says, signed like its other addressing headers, that it is one to our request. */
static int relates(struct soap *soap)
{
  static const char *const headers[] = { "To", "Action", "MessageID", "RelatesTo" };
  struct wsa5__RelatesToType *said = soap->header ? soap->header->wsa5__RelatesTo : NULL;
  size_t i;
  if (!asked)
    return 1;
  for (i = 0; i < sizeof(headers) / sizeof(*headers); i++)
    if (soap_wsse_verify_element(soap, WSA, headers[i]) != 1)
      return 0;
  return said && said->__item && !strcmp(said->__item, asked);
}

/* An ECDSA signature has r and s in 32 bytes each (RFC 4050, section 3.3), where gSOAP's plug-in looks for OpenSSL's DER. */
static int ecdsa_as_der(struct soap *soap)
{
  struct ds__SignatureType *signature = soap_wsse_Signature(soap);
  unsigned char *der = NULL;
  const char *raw;
  int size = 0;
  ECDSA_SIG *both;
  if (!signature || !signature->SignatureValue)
    return 0;
  raw = soap_base642s(soap, signature->SignatureValue, NULL, 0, &size);
  if (!raw || size != 64)
    return 0;
  both = ECDSA_SIG_new();
  ECDSA_SIG_set0(both, BN_bin2bn((const unsigned char*)raw, 32, NULL), BN_bin2bn((const unsigned char*)raw + 32, 32, NULL));
  size = i2d_ECDSA_SIG(both, &der);
  signature->SignatureValue = soap_s2base64(soap, der, NULL, size);
  OPENSSL_free(der);
  ECDSA_SIG_free(both);
  return signature->SignatureValue != NULL;
}

/* Whether the signature is that of a peer's key, and the digests are right. */
static int signed_by_a_peer(struct soap *soap)
{
  int algorithm, bits, i, ecdsa;
  if (soap_wsse_get_SignedInfo_SignatureMethod(soap, &algorithm, &bits))
    return 0;
  ecdsa = algorithm == SOAP_SMD_VRFY_ECDSA_SHA256;
  if ((!ecdsa && algorithm != SOAP_SMD_VRFY_RSA_SHA256) || (ecdsa && !ecdsa_as_der(soap)))
    return 0;
  for (i = 0; i < PEERS && peers[i]; i++)
    if ((EVP_PKEY_base_id(peers[i]) == EVP_PKEY_EC) == ecdsa)
      return !soap_wsse_verify_SignatureValue(soap, algorithm, peers[i], 0) && !soap_wsse_verify_SignedInfo(soap);
  return 0;
}

/* gSOAP calls this when it has read an answer to its end: a peer, and nobody else, has signed its one Body, its Timestamp and its addressing
   headers. `soap_wsse_verify_auto` would take a key out of the answer itself, if it bears one. */
static int believe(struct soap *soap)
{
  if (!soap->dom || !ids_are_unique(soap) || soap_wsse_verify_body(soap)
   || soap_wsse_verify_element(soap, WSU, "Timestamp") != 1 || soap_wsse_verify_Timestamp(soap) || !relates(soap)
   || !signed_by_a_peer(soap))
  {
    fprintf(stderr, "the answer is not what a peer signed\n");
    exit(3);
  }
  return SOAP_OK;
}

static struct soap *new_client(void)
{
  struct soap *soap = soap_new1(SOAP_XML_CANONICAL);
  soap->recv_timeout = soap->send_timeout = 60;
  soap_register_plugin(soap, soap_wsse);
  if (to)
    soap_register_plugin(soap, soap_wsa);
  if (peers[0])
  {
    soap_wsse_verify_init(soap);
    soap->fpreparefinalrecv = believe;
  }
  return soap;
}

/* Says what a call ended in and ends, but where it was answered. */
static void answered(struct soap *soap, int error)
{
  if (!error)
    return;
  if (soap->fault)
  {
    /* gSOAP writes a code without a prefix as "":Client.AuthFailure. */
    const char *colon = strrchr(*soap_faultcode(soap), ':');
    printf("fault %s %s\n", colon ? colon + 1 : *soap_faultcode(soap), *soap_faultstring(soap));
  }
  else
    soap_print_fault(soap, stderr);
  exit(soap->fault ? 4 : 1);
}

/* Files. */

static FILE *opened(const char *path)
{
  FILE *file = path ? fopen(path, "r") : NULL;
  if (!file)
  {
    perror(path ? path : "a file is to be named in the environment");
    exit(2);
  }
  return file;
}

static X509 *certificate_in(const char *path)
{
  FILE *file = opened(path);
  X509 *found = PEM_read_X509(file, NULL, NULL, NULL);
  fclose(file);
  return found;
}

static EVP_PKEY *key_in(const char *path)
{
  FILE *file = opened(path);
  EVP_PKEY *found = PEM_read_PrivateKey(file, NULL, NULL, NULL);
  fclose(file);
  return found;
}
