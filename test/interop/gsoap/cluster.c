/* A cluster called with gSOAP as the cloud calls it; tier.h says how this is used. */
#include "soapH.h"
#include "EucalyptusCCBinding.nsmap"
#define SERVICE "EucalyptusCC"
#include "tier.h"

static void resources(struct soap *soap)
{
  int memory_mib = 128, cores = 1, disk_gib = 2;
  struct ns1__virtualMachineType small = { "m1.small", &memory_mib, &cores, &disk_gib };
  struct ns1__describeResourcesType request = { 0 };
  struct ns1__describeResourcesResponseType answer;
  request.__sizeinstanceTypes = 1;
  request.instanceTypes = &small;
  CALL(DescribeResources, &request, &answer);
  printf("resources %s %d %d\n", answer.resources->instanceType->name, *answer.resources->maxInstances,
    *answer.resources->availableInstances);
}

static void instances(struct soap *soap)
{
  struct ns1__describeInstancesType request = { 0 };
  struct ns1__describeInstancesResponseType answer;
  int i;
  CALL(DescribeInstances, &request, &answer);
  for (i = 0; i < answer.__sizeinstances; i++)
    printf("instance %s %s\n", answer.instances[i].instanceId, answer.instances[i].stateName);
}

static void ask(struct soap *soap)
{
  resources(soap);
  instances(soap);
}
