/* A walk through EC2's SOAP interface with gSOAP and its WS-Security plug-in: `client IMAGE KEY_NAME [signed] [NAME=URI ...]`; what was
   seen is printed, a line for each thing. NAME is to, reply-to or fault-to: with `to`, requests bear signed WS-Addressing headers.
   EC2_URL, EC2_CERT and EC2_PRIVATE_KEY say where and as whom, EUCALYPTUS_CERT whose signature answers must bear at the signed address. */
#include "soapH.h"
#include "AmazonEC2Binding.nsmap"
#include "signing.h"

static const char *url;   /* where requests go */

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

int main(int argc, char **argv)
{
  struct soap *soap;
  char *instance;
  int i;
  if (argc < 3 || !getenv("EC2_URL"))
    return 2;
  url = getenv("EC2_URL");
  key = key_in(getenv("EC2_PRIVATE_KEY"));
  certificate = certificate_in(getenv("EC2_CERT"));
  for (i = 3; i < argc; i++)
    if (!strcmp(argv[i], "signed"))
      peers[0] = X509_get_pubkey(certificate_in(getenv("EUCALYPTUS_CERT")));
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
