/* What the clients of tiers have in common: `PROGRAM URL [NAME=URI ...]`; what was seen is printed, a line for each thing. NAME is reply-to
   or fault-to. TIER_KEY and TIER_CERT say as whom. TIER_PEERS names certificates, divided by colons: answers must be signed with the key of
   one of them. TIER_TLS is the certificate that the port shows. To be included after the stubs of a service; SERVICE is its name. */
#include "signing.h"

#define CALL(operation, request, answer) \
  do \
  { \
    answered(soap, sign(soap, SERVICE "#" #operation)); \
    answered(soap, soap_call___ns1__##operation(soap, to, NULL, request, answer)); \
  } while (0)

/* What a program asks for. */
static void ask(struct soap *soap);

int main(int argc, char **argv)
{
  struct soap *soap;
  char *peer;
  int i;
  if (argc < 2 || !getenv("TIER_PEERS"))
    return 2;
  to = argv[1];
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
  ask(soap);
  return 0;
}
