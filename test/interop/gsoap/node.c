/* A node called with gSOAP as its cluster calls it; tier.h says how this is used. */
#include "soapH.h"
#include "EucalyptusNCBinding.nsmap"
#define SERVICE "EucalyptusNC"
#include "tier.h"

static void resources(struct soap *soap)
{
  struct ns1__ncDescribeResourceType request = { 0 };
  struct ns1__ncDescribeResourceResponseType answer;
  CALL(ncDescribeResource, &request, &answer);
  printf("resources %s %d %d\n", answer.nodeStatus, answer.memorySizeMax, answer.memorySizeAvailable);
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

static void ask(struct soap *soap)
{
  resources(soap);
  instances(soap);
}
