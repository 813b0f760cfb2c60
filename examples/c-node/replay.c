/* MessageIDs count once, also across a restart: each is on disk before the request it belongs to is obeyed. */
#include "node.h"
#include <fcntl.h>
#include <openssl/sha.h>
#include <pthread.h>
#include <unistd.h>

#define MOST 65536

struct seen
{
  long long until;
  unsigned char key[SHA256_DIGEST_LENGTH];
};

static struct seen seen[MOST];
static int known;
static int file = -1;
static const char *where;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void forget_old(void)
{
  int i, kept = 0;
  for (i = 0; i < known; i++)
    if (seen[i].until >= (long long)time(NULL))
      seen[kept++] = seen[i];
  known = kept;
}

/* Writes down anew what still counts. */
static int rewrite(void)
{
  char path[4096];
  if (durable_write(where, "seen", seen, (size_t)known * sizeof(seen[0])))
    return -1;
  if (file >= 0)
    close(file);
  snprintf(path, sizeof(path), "%s/seen", where);
  file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
  return file < 0 ? -1 : 0;
}

/* Takes up what was seen before; 0, or -1 where the directory cannot be used. */
int replay_load(const char *directory)
{
  char path[4096];
  FILE *old;
  where = directory;
  snprintf(path, sizeof(path), "%s/seen", directory);
  old = fopen(path, "rb");
  if (old)
  {
    while (known < MOST && fread(&seen[known], sizeof(seen[0]), 1, old) == 1)
      known++;
    fclose(old);
  }
  forget_old();
  return rewrite();
}

/* Whether the message is new; then it is remembered until its time is over. What cannot be remembered is not new. */
int replay_admit(const char *message_id, time_t until)
{
  struct seen one;
  int i, is_new = 1;
  memset(&one, 0, sizeof(one));
  one.until = (long long)until + 1;
  SHA256((const unsigned char*)message_id, strlen(message_id), one.key);
  pthread_mutex_lock(&lock);
  if (known >= MOST / 2)
  {
    forget_old();
    is_new = !rewrite() && known < MOST;
  }
  for (i = 0; i < known && is_new; i++)
    is_new = memcmp(seen[i].key, one.key, sizeof(one.key)) != 0;
  if (is_new && (write(file, &one, sizeof(one)) != (ssize_t)sizeof(one) || fdatasync(file)))
    is_new = 0;
  if (is_new)
    seen[known++] = one;
  pthread_mutex_unlock(&lock);
  return is_new;
}
