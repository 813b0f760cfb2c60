/* The instances: a record of each on disk, written before anything is done, and a guest for each that runs. */
#include "node.h"
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST 1024
#define CONSOLE_BYTES 65536
#define BIRTH_S 10

extern char **environ;
static struct instance instances[MOST];
static int known;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

int durable_write(const char *directory, const char *name, const void *data, size_t size)
{
  char path[4096], draft[4096];
  int file, folder, failed;
  snprintf(path, sizeof(path), "%s/%s", directory, name);
  snprintf(draft, sizeof(draft), "%s/%s.new", directory, name);
  file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0)
    return -1;
  failed = write(file, data, size) != (ssize_t)size || fsync(file);
  failed |= close(file);
  if (failed || rename(draft, path))
    return -1;
  folder = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  failed = folder < 0 || fsync(folder);
  if (folder >= 0)
    close(folder);
  return failed ? -1 : 0;
}

/* An id's form, so that none can be a path: the prefix and eight hexadecimal digits. */
int id_is_good(const char *id, const char *prefix)
{
  size_t i, n = strlen(prefix);
  if (!id || strncmp(id, prefix, n) || strlen(id) != n + 8)
    return 0;
  for (i = n; id[i]; i++)
    if (!isxdigit((unsigned char)id[i]))
      return 0;
  return 1;
}

int instance_read(const char *directory, const char *name, struct instance *one)
{
  char path[4096];
  FILE *file;
  int failed;
  snprintf(path, sizeof(path), "%s/%s", directory, name);
  file = fopen(path, "rb");
  if (!file)
    return -1;
  failed = fread(one, sizeof(*one), 1, file) != 1 || !id_is_good(one->id, "i-");
  fclose(file);
  return failed ? -1 : 0;
}

static int save(const struct instance *one)
{
  char name[32];
  snprintf(name, sizeof(name), "%s.record", one->id);
  return durable_write(settings.state, name, one, sizeof(*one));
}

static struct instance *find(const char *id)
{
  int i;
  for (i = 0; i < known; i++)
    if (!strcmp(instances[i].id, id))
      return &instances[i];
  return NULL;
}

/* Starts the guest in a session of its own, so that it lives on without this process. */
static int start(struct instance *one)
{
  char *words[] = { "c-node-guest", (char*)settings.state, one->id, NULL };
  posix_spawnattr_t attributes;
  pid_t pid;
  int failed;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  failed = posix_spawn(&pid, "/proc/self/exe", NULL, &attributes, words, environ);
  posix_spawnattr_destroy(&attributes);
  if (failed)
    return -1;
  one->started = 1;
  return save(one);
}

/* Ends the guest and all that it started; returns when it is gone, or after a while with -1. */
static int stop(const struct instance *one)
{
  const struct timespec pause = { 0, 20000000 };
  int i;
  pid_t pid;
  for (i = 0; (pid = guest_pid(settings.state, one->id)) != 0; i++)
  {
    if (i == 0 || i == 100)
      kill(-pid, i ? SIGKILL : SIGTERM);
    if (i == 200)
      return -1;
    nanosleep(&pause, NULL);
  }
  return 0;
}

static void forget(const struct instance *one)
{
  static const char *const kinds[] = { "console", "lock", "record" };
  char path[4096];
  size_t i;
  for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
  {
    snprintf(path, sizeof(path), "%s/%s.%s", settings.state, one->id, kinds[i]);
    unlink(path);
  }
}

/* Notes what has ended by itself, and forgets what has ended long ago: nobody's late launch of it is under way any more. */
static void tend(void)
{
  long long now = (long long)time(NULL);
  int i, kept = 0;
  for (i = 0; i < known; i++)
  {
    if (!instances[i].ended_at && instances_state(&instances[i]) == TEARDOWN)
    {
      instances[i].ended_at = now;
      save(&instances[i]);
    }
    if (instances[i].ended_at && now - instances[i].ended_at > settings.keep_s && !guest_pid(settings.state, instances[i].id))
      forget(&instances[i]);
    else
      instances[kept++] = instances[i];
  }
  known = kept;
}

/* Takes up what was here before: what should run and was never started is started, what should have ended is ended. */
int instances_load(void)
{
  DIR *folder = opendir(settings.state);
  struct dirent *entry;
  int i;
  if (!folder)
    return -1;
  while ((entry = readdir(folder)) && known < MOST)
  {
    const char *dot = strrchr(entry->d_name, '.');
    if (!dot || strcmp(dot, ".record"))
      continue;
    if (instance_read(settings.state, entry->d_name, &instances[known]))
      fprintf(stderr, "the record %s/%s cannot be read; it is left alone\n", settings.state, entry->d_name);
    else
      known++;
  }
  closedir(folder);
  for (i = 0; i < known; i++)
    if (instances[i].ended_at)
      stop(&instances[i]);
    else if (!instances[i].started && !guest_pid(settings.state, instances[i].id))
      start(&instances[i]);
  return 0;
}

static int left(int *memory_mib, int *cores, int *disk_gib)
{
  int i;
  *memory_mib = settings.memory_mib;
  *cores = settings.cores;
  *disk_gib = settings.disk_gib;
  for (i = 0; i < known; i++)
    if (instances_state(&instances[i]) != TEARDOWN)
    {
      *memory_mib -= instances[i].memory_mib;
      *cores -= instances[i].cores;
      *disk_gib -= instances[i].disk_gib;
    }
  return *memory_mib >= 0 && *cores >= 0 && *disk_gib >= 0;
}

void instances_left(int *memory_mib, int *cores, int *disk_gib)
{
  pthread_mutex_lock(&lock);
  left(memory_mib, cores, disk_gib);
  pthread_mutex_unlock(&lock);
}

/* PENDING until its guest shows itself, EXTANT while that lives, TEARDOWN when it has ended, by itself too. */
int instances_state(const struct instance *one)
{
  if (one->ended_at)
    return TEARDOWN;
  if (guest_pid(settings.state, one->id))
    return EXTANT;
  return time(NULL) - one->launched_at < BIRTH_S ? PENDING : TEARDOWN;
}

/* 0: it is as `found` says, started now or before. 1: there is no room. -1: it could not be written down. */
int instances_run(const struct instance *wanted, struct instance *found)
{
  int result = 0, memory_mib, cores, disk_gib;
  struct instance *one;
  pthread_mutex_lock(&lock);
  tend();
  one = find(wanted->id);
  if (!one)
  {
    left(&memory_mib, &cores, &disk_gib);
    if (known == MOST || wanted->memory_mib > memory_mib || wanted->cores > cores || wanted->disk_gib > disk_gib)
      result = 1;
    else if (save(wanted))
      result = -1;
    else
    {
      one = &instances[known++];
      *one = *wanted;
      if (start(one))
        result = -1;
    }
  }
  if (one)
    *found = *one;
  pthread_mutex_unlock(&lock);
  return result;
}

int instances_find(const char *id, struct instance *found)
{
  struct instance *one;
  pthread_mutex_lock(&lock);
  one = find(id);
  if (one)
    *found = *one;
  pthread_mutex_unlock(&lock);
  return one != NULL;
}

/* All of them, in memory that the caller frees; -1 where there is none left. */
int instances_list(struct instance **all)
{
  int n;
  pthread_mutex_lock(&lock);
  tend();
  n = known;
  *all = (struct instance*)malloc(sizeof(struct instance) * (size_t)(n + 1));
  if (*all)
    memcpy(*all, instances, sizeof(struct instance) * (size_t)n);
  else
    n = -1;
  pthread_mutex_unlock(&lock);
  return n;
}

/* Ends it. Of an id that was never heard of the end is kept, so that a late launch starts nothing. 0 or -1. */
int instances_end(const char *id)
{
  struct instance *one;
  int result = -1;
  pthread_mutex_lock(&lock);
  one = find(id);
  if (!one && known < MOST)
  {
    one = &instances[known++];
    memset(one, 0, sizeof(*one));
    snprintf(one->id, sizeof(one->id), "%s", id);
  }
  if (one)
  {
    if (!one->ended_at)
      one->ended_at = (long long)time(NULL);
    result = save(one) || stop(one) ? -1 : 0;
  }
  pthread_mutex_unlock(&lock);
  return result;
}

/* 0, -1, or 1 where there is nothing to reboot. */
int instances_reboot(const char *id)
{
  struct instance *one;
  int result = 1;
  pthread_mutex_lock(&lock);
  one = find(id);
  if (one && instances_state(one) == EXTANT)
  {
    one->started = 0;
    one->launched_at = (long long)time(NULL);
    result = save(one) || stop(one) || start(one) ? -1 : 0;
  }
  pthread_mutex_unlock(&lock);
  return result;
}

/* The end of its console, in memory that the caller frees; 0 or -1. */
int instances_console(const char *id, char **data, size_t *size)
{
  char path[4096];
  FILE *file;
  long length;
  snprintf(path, sizeof(path), "%s/%s.console", settings.state, id);
  *size = 0;
  *data = (char*)malloc(CONSOLE_BYTES);
  if (!*data)
    return -1;
  file = fopen(path, "rb");
  if (!file)
    return 0;
  fseek(file, 0, SEEK_END);
  length = ftell(file);
  fseek(file, length > CONSOLE_BYTES ? length - CONSOLE_BYTES : 0, SEEK_SET);
  *size = fread(*data, 1, CONSOLE_BYTES, file);
  fclose(file);
  return 0;
}
