/* What stands for an instance here: a process of its own session, named like the instance, that writes to a console.

   It holds a lock on a file of the instance. Whoever asks for that lock's holder learns its pid: no pid is written down that might be
   another process's tomorrow, and no instance can have two guests. */
#include "node.h"
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

static void lock_path(char *path, size_t size, const char *directory, const char *id)
{
  snprintf(path, size, "%s/%s.lock", directory, id);
}

/* The guest's whole life; it ends by a signal. */
int guest_main(const char *directory, const char *id)
{
  char path[4096];
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  struct instance record;
  int lock, console;
  close_range(3, ~0U, 0); /* the node's port above all: it must be free when the node comes back */
  prctl(PR_SET_NAME, id);
  lock_path(path, sizeof(path), directory, id);
  lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0 || fcntl(lock, F_SETLK, &whole))
    return 1; /* it runs already */
  /* The node writes down an end before it looks for the lock: one of the two sees the other. */
  snprintf(path, sizeof(path), "%s.record", id);
  if (instance_read(directory, path, &record) || record.ended_at)
    return 1;
  snprintf(path, sizeof(path), "%s/%s.console", directory, id);
  console = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (console < 0)
    return 1;
  dprintf(console, "instance %s is up, pid %ld\n", id, (long)getpid());
  for (;;)
    pause();
}

/* Its guest's pid, 0 where it has none. */
pid_t guest_pid(const char *directory, const char *id)
{
  char path[4096];
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int lock, failed;
  lock_path(path, sizeof(path), directory, id);
  lock = open(path, O_RDWR | O_CLOEXEC);
  if (lock < 0)
    return 0;
  failed = fcntl(lock, F_GETLK, &whole);
  close(lock);
  return failed || whole.l_type == F_UNLCK ? 0 : whole.l_pid;
}
