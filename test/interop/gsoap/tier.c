/* A node called with gSOAP as its cluster calls it: `tier URL [NAME=URI ...]`; what was seen is printed, a line for each thing. NAME is
   reply-to or fault-to. TIER_KEY and TIER_CERT say as whom. TIER_PEERS names certificates, divided by colons: answers must be signed with
   the key of one of them. TIER_TLS is the certificate that the port shows. */
#include "soapH.h"
#include "EucalyptusNCBinding.nsmap"
#include "signing.h"

static const char *url;   /* where requests go */

#define CALL(operation, request, answer) \
  do \
  { \
    answered(soap, sign(soap, "EucalyptusNC#" #operation)); \
    answered(soap, soap_call___ns1__##operation(soap, url, NULL, request, answer)); \
  } while (0)

static void resources(struct soap *soap)
{
  struct ns1__ncDescribeResourceType request = { 0 };
  struct ns1__ncDescribeResourceResponseType answer;
  CALL(ncDescribeResource, &request, &answer);
  printf("node %s %d %d\n", answer.nodeStatus, answer.memorySizeMax, answer.memorySizeAvailable);
}

static void instances(struct soap *soap)
{
  struct ns1__ncDescribeInstancesType request = { 0 };
  struct ns1__ncDescribeInstancesResponseType answer;
  int i;
  CALL(ncDescribeInstances, &request, &answer);
  for (i = 0; i < answer.__sizeinstances; i++)
    printf("instance %s %s\n", answer.instances[i].instanceId, answer.instances[i].stateName);
}

int main(int argc, char **argv)
{
  struct soap *soap;
  char *peer;
  int i;
  if (argc < 2 || !getenv("TIER_PEERS"))
    return 2;
  url = to = argv[1];
  life_s = 20;
  key = key_in(getenv("TIER_KEY"));
  certificate = certificate_in(getenv("TIER_CERT"));
  for (i = 0, peer = strtok(getenv("TIER_PEERS"), ":"); peer && i < PEERS; i++, peer = strtok(NULL, ":"))
    peers[i] = X509_get_pubkey(certificate_in(peer));
  for (i = 2; i < argc; i++)
    if (!strncmp(argv[i], "reply-to=", 9))
      reply_to = argv[i] + 9;
    else if (!strncmp(argv[i], "fault-to=", 9))
      fault_to = argv[i] + 9;
  soap = new_client();
  if (soap_ssl_client_context(soap, SOAP_SSL_REQUIRE_SERVER_AUTHENTICATION, NULL, NULL, getenv("TIER_TLS"), NULL, NULL))
    answered(soap, soap->error);
  resources(soap);
  instances(soap);
  return 0;
}
