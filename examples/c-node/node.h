/* A small node controller of another make: what its parts tell each other. */
#ifndef NODE_H
#define NODE_H

#include "soapH.h"
#include <openssl/evp.h>
#include <openssl/x509.h>

/* Where the node is, whom it obeys, and what it has. Set once, before the first request. */
struct settings
{
  const char *address;     /* as messages to it must name it, byte for byte */
  const char *state;       /* directory of the instances' records */
  EVP_PKEY *key;           /* signs answers */
  X509 *certificate;       /* of that key */
  EVP_PKEY *cluster_key;   /* of the one cluster that it obeys */
  unsigned char *cluster;  /* the cluster's whole certificate, DER */
  int cluster_size;
  int memory_mib, cores, disk_gib;
  int keep_s;              /* how long it is known that an instance has ended */
};
extern struct settings settings;

/* A request that has passed every check. */
struct request
{
  const char *operation;
  const char *message_id;
};

#define MOST_BYTES (1024 * 1024) /* of a message */

/* document.c: the rule that refuses these bytes as a document; NULL where gSOAP may read them. */
const char *document_check(const char *data, size_t size);

/* door.c: messages. A thread has one at a time; all but the first two return what gSOAP's operations return. */
void door_reset(void);
int door_header(const char *key, const char *value);
int door_document(struct soap *soap, const char *data, size_t size);
int door_open(struct soap *soap, const char *operation, struct request *request);
int door_answer(struct soap *soap, const struct request *request);
/* It was not done and never will be; or it was not done now. */
int door_refuse(struct soap *soap, const struct request *request, const char *code, const char *text);
int door_fail(struct soap *soap, const struct request *request, const char *code, const char *text);
void door_hide(struct soap *soap, const char **code, const char **text);

/* replay.c: MessageIDs that were seen, also before a restart. */
int replay_load(const char *directory);
int replay_admit(const char *message_id, time_t until);

/* instances.c: what runs here. */
struct instance
{
  char id[16], image[16], kernel[16], ramdisk[16], reservation[16], key[256], user[256], mac[32];
  int memory_mib, cores, disk_gib, vlan;
  long long launched_at;
  int started;  /* a guest was started for it */
  long long ended_at; /* it is to have none any more; 0 where it is to run */
};
enum { PENDING, EXTANT, TEARDOWN };

/* From its file; 0 or -1. */
int instance_read(const char *directory, const char *name, struct instance *one);
int instances_load(void);
int instances_run(const struct instance *wanted, struct instance *found);
int instances_find(const char *id, struct instance *found);
int instances_list(struct instance **all);
int instances_state(const struct instance *instance);
int instances_end(const char *id);
int instances_reboot(const char *id);
int instances_console(const char *id, char **data, size_t *size);
void instances_left(int *memory_mib, int *cores, int *disk_gib);

/* guest.c: the process that stands for an instance. */
int guest_main(const char *directory, const char *id);
pid_t guest_pid(const char *directory, const char *id);

/* Writes a file whole or not at all, and so that it is there after a power cut; 0 or -1. */
int durable_write(const char *directory, const char *name, const void *data, size_t size);
int id_is_good(const char *id, const char *prefix);

#endif
