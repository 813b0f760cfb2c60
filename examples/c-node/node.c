/* A node controller in C: generated from eucalyptus_nc.wsdl by gSOAP, obeying one cluster, over TLS with signatures both ways. */
#include "EucalyptusNCBinding.nsmap"
#include "node.h"
#include "plugin/wsseapi.h"
#include <getopt.h>
#include <openssl/pem.h>
#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_THREADS 32
#define HEADERS_BYTES 16384
#define REQUEST_S 10

static const char *const STATES[] = { "Pending", "Extant", "Teardown" };
static int threads;
static pthread_mutex_t threads_lock = PTHREAD_MUTEX_INITIALIZER;

/* What each operation begins with: nothing is done, and its fault is the answer, unless the message passes. */
#define OPEN(name) \
  struct request request; \
  if (door_open(soap, name, &request)) \
    return soap->error

static int not_offered(struct soap *soap, const struct request *request)
{
  return door_refuse(soap, request, "NotSupported", "This node does not offer the operation");
}

/* Nothing is decided by it: the cluster asks again. */
static int failed(struct soap *soap, const struct request *request)
{
  return door_fail(soap, request, "InternalError", "The node could not do it now");
}

static struct ns1__ncInstanceType *described(struct soap *soap, const struct instance *one)
{
  struct ns1__ncInstanceType *said = soap_new_ns1__ncInstanceType(soap, 1);
  struct ns1__virtualMachineType *kind = soap_new_ns1__virtualMachineType(soap, 1);
  int *numbers = (int*)soap_malloc(soap, 3 * sizeof(int));
  const char *state = STATES[instances_state(one)];
  if (!said || !kind || !numbers)
    return NULL;
  soap_default_ns1__ncInstanceType(soap, said);
  soap_default_ns1__virtualMachineType(soap, kind);
  numbers[0] = one->memory_mib;
  numbers[1] = one->cores;
  numbers[2] = one->disk_gib;
  kind->memory = &numbers[0];
  kind->cores = &numbers[1];
  kind->disk = &numbers[2];
  said->instanceId = soap_strdup(soap, one->id);
  said->instanceType = kind;
  said->imageId = soap_strdup(soap, one->image);
  said->kernelId = soap_strdup(soap, one->kernel);
  said->ramdiskId = *one->ramdisk ? soap_strdup(soap, one->ramdisk) : NULL;
  said->imageURL = said->kernelURL = ""; /* secrets: not repeated */
  said->stateCode = said->stateName = soap_strdup(soap, state);
  said->userId = soap_strdup(soap, one->user);
  said->keyName = soap_strdup(soap, one->key);
  said->reservationId = soap_strdup(soap, one->reservation);
  said->launchTime = (time_t*)soap_malloc(soap, sizeof(time_t));
  if (said->launchTime)
    *said->launchTime = (time_t)one->launched_at;
  return said;
}

int __ns1__ncDescribeResource(struct soap *soap, struct ns1__ncDescribeResourceType *in,
  struct ns1__ncDescribeResourceResponseType *out)
{
  OPEN("ncDescribeResource");
  soap_default_ns1__ncDescribeResourceResponseType(soap, out);
  out->correlationId = in->correlationId;
  out->nodeStatus = "ok";
  out->publicSubnets = "none";
  out->memorySizeMax = settings.memory_mib;
  out->numberOfCoresMax = settings.cores;
  out->diskSizeMax = settings.disk_gib;
  instances_left(&out->memorySizeAvailable, &out->numberOfCoresAvailable, &out->diskSizeAvailable);
  return door_answer(soap, &request);
}

static int keep(char *field, size_t size, const char *value)
{
  if (!value)
    value = "";
  if (strlen(value) >= size)
    return 0;
  snprintf(field, size, "%s", value);
  return 1;
}

/* Whether the request describes an instance that can be. */
static int wanted(const struct ns1__ncRunInstanceType *in, struct instance *one)
{
  const struct ns1__virtualMachineType *kind = in->instanceType;
  memset(one, 0, sizeof(*one));
  if (!id_is_good(in->instanceId, "i-") || !kind || !kind->memory || !kind->cores || !kind->disk)
    return 0;
  if (*kind->memory < 1 || *kind->cores < 1 || *kind->disk < 1)
    return 0;
  one->memory_mib = *kind->memory;
  one->cores = *kind->cores;
  one->disk_gib = *kind->disk;
  one->vlan = in->vlan;
  one->launched_at = (long long)time(NULL);
  return keep(one->id, sizeof(one->id), in->instanceId) && keep(one->image, sizeof(one->image), in->imageId)
    && keep(one->kernel, sizeof(one->kernel), in->kernelId) && keep(one->ramdisk, sizeof(one->ramdisk), in->ramdiskId)
    && keep(one->reservation, sizeof(one->reservation), in->reservationId) && keep(one->key, sizeof(one->key), in->keyName)
    && keep(one->user, sizeof(one->user), in->userId) && keep(one->mac, sizeof(one->mac), in->privateMacAddress);
}

int __ns1__ncRunInstance(struct soap *soap, struct ns1__ncRunInstanceType *in, struct ns1__ncRunInstanceResponseType *out)
{
  struct instance one, found;
  int result;
  OPEN("ncRunInstance");
  if (!wanted(in, &one))
    return door_refuse(soap, &request, "InvalidRequest", "No instance can be like that");
  result = instances_run(&one, &found);
  if (result > 0)
    return door_refuse(soap, &request, "InsufficientCapacity", "The node has no room for it");
  if (result < 0)
    return failed(soap, &request);
  soap_default_ns1__ncRunInstanceResponseType(soap, out);
  out->correlationId = in->correlationId;
  out->instance = described(soap, &found);
  return out->instance ? door_answer(soap, &request) : failed(soap, &request);
}

static int asked_for(const struct ns1__ncDescribeInstancesType *in, const char *id)
{
  int i;
  for (i = 0; i < in->__sizeinstanceIds; i++)
    if (in->instanceIds[i] && !strcmp(in->instanceIds[i], id))
      return 1;
  return in->__sizeinstanceIds == 0;
}

int __ns1__ncDescribeInstances(struct soap *soap, struct ns1__ncDescribeInstancesType *in,
  struct ns1__ncDescribeInstancesResponseType *out)
{
  struct instance *all;
  int i, n;
  OPEN("ncDescribeInstances");
  n = instances_list(&all);
  if (n < 0)
    return failed(soap, &request);
  soap_default_ns1__ncDescribeInstancesResponseType(soap, out);
  out->correlationId = in->correlationId;
  out->instances = soap_malloc(soap, sizeof(*out->instances) * (size_t)(n + 1));
  /* What it was only told to end it never had. */
  for (i = 0; i < n && out->instances; i++)
    if (*all[i].image && asked_for(in, all[i].id))
      {
      struct ns1__ncInstanceType *said = described(soap, &all[i]);
      if (said)
        out->instances[out->__sizeinstances++] = *said;
    }
  free(all);
  return out->instances ? door_answer(soap, &request) : failed(soap, &request);
}

int __ns1__ncTerminateInstance(struct soap *soap, struct ns1__ncTerminateInstanceType *in,
  struct ns1__ncTerminateInstanceResponseType *out)
{
  struct instance before;
  const char *state = "Teardown";
  OPEN("ncTerminateInstance");
  if (!id_is_good(in->instanceId, "i-"))
    return door_refuse(soap, &request, "InvalidRequest", "That is no instance's id");
  if (instances_find(in->instanceId, &before))
    state = STATES[instances_state(&before)];
  if (instances_end(in->instanceId))
    return failed(soap, &request);
  soap_default_ns1__ncTerminateInstanceResponseType(soap, out);
  out->correlationId = in->correlationId;
  out->instanceId = in->instanceId;
  out->previousState = soap_strdup(soap, state);
  out->shutdownState = "Teardown";
  return door_answer(soap, &request);
}

int __ns1__ncRebootInstance(struct soap *soap, struct ns1__ncRebootInstanceType *in,
  struct ns1__ncRebootInstanceResponseType *out)
{
  int result;
  OPEN("ncRebootInstance");
  result = id_is_good(in->instanceId, "i-") ? instances_reboot(in->instanceId) : 1;
  if (result > 0)
    return door_refuse(soap, &request, "NotFound", "No such instance runs here");
  if (result < 0)
    return failed(soap, &request);
  soap_default_ns1__ncRebootInstanceResponseType(soap, out);
  out->correlationId = in->correlationId;
  out->status = xsd__boolean__true_;
  return door_answer(soap, &request);
}

int __ns1__ncGetConsoleOutput(struct soap *soap, struct ns1__ncGetConsoleOutputType *in,
  struct ns1__ncGetConsoleOutputResponseType *out)
{
  struct instance one;
  char *data;
  size_t size;
  OPEN("ncGetConsoleOutput");
  if (!id_is_good(in->instanceId, "i-") || !instances_find(in->instanceId, &one))
    return door_refuse(soap, &request, "NotFound", "There is no such instance here");
  if (instances_console(in->instanceId, &data, &size))
    return failed(soap, &request);
  soap_default_ns1__ncGetConsoleOutputResponseType(soap, out);
  out->correlationId = in->correlationId;
  out->consoleOutput = soap_s2base64(soap, (unsigned char*)data, NULL, (int)size); /* as the original did */
  free(data);
  return out->consoleOutput ? door_answer(soap, &request) : failed(soap, &request);
}

int __ns1__ncStartNetwork(struct soap *soap, struct ns1__ncStartNetworkType *in, struct ns1__ncStartNetworkResponseType *out)
{
  OPEN("ncStartNetwork");
  (void)in;
  (void)out;
  return not_offered(soap, &request);
}

int __ns1__ncApplyNetwork(struct soap *soap, struct ns1__ncApplyNetworkType *in, struct ns1__ncApplyNetworkResponseType *out)
{
  OPEN("ncApplyNetwork"); /* no cluster asks it of who has not stated the capability network */
  (void)in;
  (void)out;
  return not_offered(soap, &request);
}

/* A fault that somebody sends as a request is none of ours. */
int SOAP_ENV__Fault(struct soap *soap, char *code, char *said, char *actor, struct SOAP_ENV__Detail *detail,
  struct SOAP_ENV__Code *c, struct SOAP_ENV__Reason *r, char *n, char *o, struct SOAP_ENV__Detail *d)
{
  (void)code, (void)said, (void)actor, (void)detail, (void)c, (void)r, (void)n, (void)o, (void)d;
  return soap->error = SOAP_NO_METHOD;
}

static int (*header_of_gsoap)(struct soap*, const char*, const char*);

static int read_header(struct soap *soap, const char *key, const char *value)
{
  int refused = door_header(key, value);
  return refused ? refused : header_of_gsoap(soap, key, value);
}

/* One request. gSOAP is given the body from memory, when its bytes have been looked at. */
static void answer(struct soap *soap)
{
  size_t size = 0;
  char *body = NULL, *copy = NULL;
  if (soap_begin_recv(soap) == SOAP_OK)
    body = soap_http_get_body(soap, &size);
  if (body && soap_end_recv(soap) == SOAP_OK && door_document(soap, body, size) == SOAP_OK)
    copy = strndup(body, size); /* soap_serve gives up what gSOAP itself has allotted */
  if (!copy)
  {
    soap_send_fault(soap);
    return;
  }
  soap->is = copy;
  soap_serve(soap);
  soap->is = NULL;
  free(copy);
}

static void *serve(void *argument)
{
  struct soap *soap = (struct soap*)argument;
  if (soap_ssl_accept(soap) == SOAP_OK)
  {
    soap_wsse_verify_init(soap);
    door_reset();
    answer(soap);
  }
  soap_destroy(soap);
  soap_end(soap);
  soap_free(soap);
  pthread_mutex_lock(&threads_lock);
  threads--;
  pthread_mutex_unlock(&threads_lock);
  return NULL;
}

static int take_thread(void)
{
  int taken;
  pthread_mutex_lock(&threads_lock);
  taken = threads < MOST_THREADS;
  threads += taken;
  pthread_mutex_unlock(&threads_lock);
  return taken;
}

/* One request a connection, each in a thread, none for longer than its time. */
static int listen_on(struct soap *soap, const char *host, int port)
{
  if (!soap_valid_socket(soap_bind(soap, host, port, 100)))
  {
    soap_print_fault(soap, stderr);
    return 1;
  }
  fprintf(stderr, "listening on %s:%d\n", host, port);
  for (;;)
  {
    pthread_t thread;
    struct soap *copy;
    if (!soap_valid_socket(soap_accept(soap)))
      continue;
    copy = take_thread() ? soap_copy(soap) : NULL;
    if (!copy)
    {
      soap_force_closesock(soap);
      continue;
    }
    soap->socket = SOAP_INVALID_SOCKET;
    if (pthread_create(&thread, NULL, serve, copy) == 0)
      pthread_detach(thread);
    else
      soap_free(copy);
  }
}

static FILE *opened(const char *path)
{
  FILE *file = fopen(path, "r");
  if (!file)
  {
    perror(path);
    exit(2);
  }
  return file;
}

static X509 *certificate_in(const char *path)
{
  FILE *file = opened(path);
  X509 *found = PEM_read_X509(file, NULL, NULL, NULL);
  fclose(file);
  if (!found)
  {
    fprintf(stderr, "%s holds no certificate\n", path);
    exit(2);
  }
  return found;
}

static EVP_PKEY *key_in(const char *path)
{
  FILE *file = opened(path);
  EVP_PKEY *found = PEM_read_PrivateKey(file, NULL, NULL, NULL);
  fclose(file);
  if (!found)
  {
    fprintf(stderr, "%s holds no private key\n", path);
    exit(2);
  }
  return found;
}

static int usage(void)
{
  fprintf(stderr,
    "c-node --address https://HOST:PORT/axis2/services/EucalyptusNC --state DIRECTORY --key FILE --certificate FILE\n"
    "       --tls FILE (key and certificate) --cluster FILE (the cluster's certificate)\n"
    "       [--memory MIB] [--cores N] [--disk GIB]     all files are PEM\n"
    "       [--keep S]     how long an ended instance is told of\n");
  return 2;
}

int main(int argc, char **argv)
{
  enum { ADDRESS, STATE, KEY, CERTIFICATE, TLS, CLUSTER, MEMORY, CORES, DISK, KEEP, WORDS };
  static const struct option options[] = { { "address", 1, 0, ADDRESS }, { "state", 1, 0, STATE }, { "key", 1, 0, KEY },
    { "certificate", 1, 0, CERTIFICATE }, { "tls", 1, 0, TLS }, { "cluster", 1, 0, CLUSTER }, { "memory", 1, 0, MEMORY },
    { "cores", 1, 0, CORES }, { "disk", 1, 0, DISK }, { "keep", 1, 0, KEEP }, { 0, 0, 0, 0 } };
  const char *words[WORDS] = { NULL, NULL, NULL, NULL, NULL, NULL, "2048", "4", "20", "86400" };
  char host[256];
  int port, chosen;
  X509 *cluster;
  struct soap *soap;
  if (argc == 3 && !strcmp(argv[0], "c-node-guest"))
    return guest_main(argv[1], argv[2]);
  while ((chosen = getopt_long(argc, argv, "", options, NULL)) != -1)
    if (chosen < 0 || chosen >= WORDS)
      return usage();
    else
      words[chosen] = optarg;
  for (chosen = 0; chosen <= CLUSTER; chosen++)
    if (!words[chosen])
      return usage();
  if (sscanf(words[ADDRESS], "https://%255[^:/]:%d/", host, &port) != 2)
    return usage();
  settings.address = words[ADDRESS];
  settings.state = realpath(words[STATE], NULL);
  if (!settings.state)
  {
    perror(words[STATE]);
    return 2;
  }
  settings.key = key_in(words[KEY]);
  settings.certificate = certificate_in(words[CERTIFICATE]);
  cluster = certificate_in(words[CLUSTER]);
  settings.cluster_key = X509_get_pubkey(cluster);
  settings.cluster_size = i2d_X509(cluster, &settings.cluster);
  settings.memory_mib = atoi(words[MEMORY]);
  settings.cores = atoi(words[CORES]);
  settings.disk_gib = atoi(words[DISK]);
  settings.keep_s = atoi(words[KEEP]);
  umask(077);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGCHLD, SIG_IGN); /* guests are nobody's children for long */
  soap_ssl_init();
  if (replay_load(settings.state) || instances_load())
  {
    perror(settings.state);
    return 2;
  }
  soap = soap_new1(SOAP_XML_CANONICAL);
  soap->bind_flags = SO_REUSEADDR;
  soap->accept_timeout = 0;
  soap->recv_timeout = soap->send_timeout = REQUEST_S;
  soap->transfer_timeout = REQUEST_S;
  soap->recv_maxlength = MOST_BYTES + HEADERS_BYTES;
  soap->maxlevel = 64;
  soap->fseterror = door_hide;
  header_of_gsoap = soap->fparsehdr;
  soap->fparsehdr = read_header;
  soap_register_plugin(soap, soap_wsse);
  if (soap_ssl_server_context(soap, SOAP_SSL_NO_AUTHENTICATION | SOAP_TLSv1_2 | SOAP_TLSv1_3, words[TLS], NULL, NULL, NULL, NULL,
        NULL, "c-node"))
  {
    soap_print_fault(soap, stderr);
    return 2;
  }
  return listen_on(soap, host, port);
}
