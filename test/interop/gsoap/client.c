/* A walk through EC2's SOAP interface with gSOAP and its WS-Security plug-in: `client IMAGE KEY_NAME [signed] [NAME=URI ...]`; what was
   seen is printed, a line for each thing. NAME is to, reply-to or fault-to: with `to`, requests bear signed WS-Addressing headers.
   EC2_URL, EC2_CERT and EC2_PRIVATE_KEY say where and as whom, EUCALYPTUS_CERT whose signature answers must bear at the signed address. */
#include "soapH.h"
#include "AmazonEC2Binding.nsmap"
#include "plugin/wsaapi.h"
#include "plugin/wsseapi.h"

#define WSA "http://www.w3.org/2005/08/addressing"
#define WSU "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"

static EVP_PKEY *key;                          /* signs requests */
static X509 *certificate;                      /* of that key */
static EVP_PKEY *cloud;                        /* verifies answers; NULL where they bear no signature */
static const char *url;                        /* where requests go */
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
  if (soap_wsse_add_Timestamp(soap, "Timestamp", 300)
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

/* Whether the answer says, signed, that it is one to our request. */
static int relates(struct soap *soap)
{
  struct wsa5__RelatesToType *said = soap->header ? soap->header->wsa5__RelatesTo : NULL;
  return !asked || (said && said->__item && !strcmp(said->__item, asked) && soap_wsse_verify_element(soap, WSA, "RelatesTo") == 1);
}

/* gSOAP calls this when it has read an answer to its end: the cloud, and nobody else, has signed its one Body and its Timestamp.
   `soap_wsse_verify_auto` would take a key out of the answer itself, if it bears one. */
static int believe(struct soap *soap)
{
  if (!soap->dom || !ids_are_unique(soap) || !relates(soap)
   || soap_wsse_verify_body(soap) || soap_wsse_verify_element(soap, WSU, "Timestamp") != 1
   || soap_wsse_verify_Timestamp(soap) || soap_wsse_verify_SignatureValue(soap, SOAP_SMD_VRFY_RSA_SHA256, cloud, 0)
   || soap_wsse_verify_SignedInfo(soap))
  {
    fprintf(stderr, "the cloud did not sign the answer\n");
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
  if (cloud)
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

#define CALL(operation, request, answer) \
  do \
  { \
    answered(soap, sign(soap, #operation)); \
    answered(soap, soap_call___ns1__##operation(soap, url, NULL, request, answer)); \
  } while (0)

static void zones(struct soap *soap)
{
  struct ns1__DescribeAvailabilityZonesSetType none = { 0 };
  struct ns1__DescribeAvailabilityZonesType request = { 0 };
  struct ns1__DescribeAvailabilityZonesResponseType answer;
  int i;
  request.availabilityZoneSet = &none;
  CALL(DescribeAvailabilityZones, &request, &answer);
  for (i = 0; i < answer.availabilityZoneInfo->__sizeitem; i++)
    printf("zone %s %s\n", answer.availabilityZoneInfo->item[i].zoneName, answer.availabilityZoneInfo->item[i].zoneState);
}

static void key_pair(struct soap *soap, char *name)
{
  struct ns1__CreateKeyPairType request = { name };
  struct ns1__CreateKeyPairResponseType answer;
  BIO *text;
  EVP_PKEY *made;
  CALL(CreateKeyPair, &request, &answer);
  text = BIO_new_mem_buf(answer.keyMaterial, -1);
  made = PEM_read_bio_PrivateKey(text, NULL, NULL, NULL);
  printf("key %s %s %d\n", answer.keyName, answer.keyFingerprint, made ? EVP_PKEY_bits(made) : 0);
  EVP_PKEY_free(made);
  BIO_free(text);
}

static char *launch(struct soap *soap, char *image, char *key_name)
{
  struct ns1__GroupSetType none = { 0 };
  struct ns1__RunInstancesType request = { 0 };
  struct ns1__RunInstancesResponseType answer;
  request.imageId = image;
  request.minCount = request.maxCount = 1;
  request.keyName = key_name;
  request.groupSet = &none;
  request.instanceType = "m1.small";
  CALL(RunInstances, &request, &answer);
  printf("reservation %s\n", answer.reservationId);
  printf("instance %s %s\n", answer.instancesSet->item->instanceId, answer.instancesSet->item->instanceState->name);
  return answer.instancesSet->item->instanceId;
}

/* Asks until the instance is in that state, a minute at most. */
static void wait_until(struct soap *soap, char *instance, const char *wanted)
{
  struct ns1__DescribeInstancesItemType item = { instance };
  struct ns1__DescribeInstancesInfoType which = { 1, &item };
  struct ns1__DescribeInstancesType request = { &which, NULL };
  struct ns1__DescribeInstancesResponseType answer;
  struct ns1__RunningInstancesItemType *found;
  int tries;
  for (tries = 0; tries < 300; tries++, usleep(200000))
  {
    CALL(DescribeInstances, &request, &answer);
    found = answer.reservationSet->item->instancesSet->item;
    if (strcmp(found->instanceState->name, wanted))
      continue;
    printf("described %s %s %s %s\n", found->instanceId, found->instanceState->name, found->imageId, found->keyName);
    return;
  }
}

static void end(struct soap *soap, char *instance)
{
  struct ns1__InstanceIdType item = { instance };
  struct ns1__InstanceIdSetType which = { 1, &item };
  struct ns1__TerminateInstancesType request = { &which };
  struct ns1__TerminateInstancesResponseType answer;
  struct ns1__InstanceStateChangeType *change;
  CALL(TerminateInstances, &request, &answer);
  change = answer.instancesSet->item;
  printf("terminated %s %s %s\n", change->instanceId, change->previousState->name, change->currentState->name);
}

static FILE *opened(const char *variable)
{
  FILE *file = getenv(variable) ? fopen(getenv(variable), "r") : NULL;
  if (!file)
  {
    perror(variable);
    exit(2);
  }
  return file;
}

static X509 *certificate_in(const char *variable)
{
  FILE *file = opened(variable);
  X509 *found = PEM_read_X509(file, NULL, NULL, NULL);
  fclose(file);
  return found;
}

static EVP_PKEY *key_in(const char *variable)
{
  FILE *file = opened(variable);
  EVP_PKEY *found = PEM_read_PrivateKey(file, NULL, NULL, NULL);
  fclose(file);
  return found;
}

int main(int argc, char **argv)
{
  struct soap *soap;
  char *instance;
  int i;
  if (argc < 3 || !getenv("EC2_URL"))
    return 2;
  url = getenv("EC2_URL");
  key = key_in("EC2_PRIVATE_KEY");
  certificate = certificate_in("EC2_CERT");
  for (i = 3; i < argc; i++)
    if (!strcmp(argv[i], "signed"))
      cloud = X509_get_pubkey(certificate_in("EUCALYPTUS_CERT"));
    else if (!strncmp(argv[i], "to=", 3))
      to = argv[i] + 3;
    else if (!strncmp(argv[i], "reply-to=", 9))
      reply_to = argv[i] + 9;
    else if (!strncmp(argv[i], "fault-to=", 9))
      fault_to = argv[i] + 9;
  soap = new_client();
  zones(soap);
  key_pair(soap, argv[2]);
  instance = launch(soap, argv[1], argv[2]);
  wait_until(soap, instance, "running");
  end(soap, instance);
  return 0;
}
