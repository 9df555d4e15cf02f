/* A disk that fails when a test says so. Loaded before the C library (LD_PRELOAD), it stands between the program and
 * the system calls that touch the database's files; everything else goes through.
 *
 * The file that DISK_FAULTS names says what fails, a line each: a call and the number that it fails with
 * ("write 5", "sync 5", "read 5", "write 30"), see errno(3). An empty file is a good disk. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

/* The number with which a call on this file has to fail now, or 0. */
static int fault(int fd, const char *call) {
  const char *faults = getenv("DISK_FAULTS");
  char link[64], file[4096], name[16];
  int number;
  if (!faults) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, file, sizeof file - 1);
  if (length < 0) return 0;
  file[length] = 0;
  const char *base = strrchr(file, '/');
  if (!base || strncmp(base, "/comanda.db", 11) != 0) return 0;
  FILE *lines = fopen(faults, "re");
  if (!lines) return 0;
  int found = 0;
  while (fscanf(lines, "%15s %d", name, &number) == 2)
    if (strcmp(name, call) == 0) found = number;
  fclose(lines);
  return found;
}

/* What the C library would have done. */
#define REAL(name, type) ((type)dlsym(RTLD_NEXT, name))

#define FAIL_OR(call, fd, otherwise) \
  do { \
    int number = fault(fd, call); \
    if (number) { \
      errno = number; \
      return -1; \
    } \
    return otherwise; \
  } while (0)

typedef ssize_t (*pwrite_fn)(int, const void *, size_t, off64_t);
typedef ssize_t (*pread_fn)(int, void *, size_t, off64_t);
typedef int (*sync_fn)(int);

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) {
  FAIL_OR("write", fd, REAL("pwrite64", pwrite_fn)(fd, bytes, size, at));
}
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) {
  FAIL_OR("write", fd, REAL("pwrite64", pwrite_fn)(fd, bytes, size, at));
}
ssize_t pread(int fd, void *bytes, size_t size, off_t at) {
  FAIL_OR("read", fd, REAL("pread64", pread_fn)(fd, bytes, size, at));
}
ssize_t pread64(int fd, void *bytes, size_t size, off64_t at) {
  FAIL_OR("read", fd, REAL("pread64", pread_fn)(fd, bytes, size, at));
}
int fsync(int fd) { FAIL_OR("sync", fd, REAL("fsync", sync_fn)(fd)); }
int fdatasync(int fd) { FAIL_OR("sync", fd, REAL("fdatasync", sync_fn)(fd)); }
