/*
 * Preloaded into a platform of the measurements (LD_PRELOAD): writes down, in the order in which they happen, what the process
 * asks of the files of one folder and what it sends over the network. `recorded-disk.ts` reads it back.
 *
 * RECORDER_FOLDER  the folder that is watched
 * RECORDER_LOG     the file that takes the records
 * RECORDER_CUT     once this file is there, the process ends at its next sync, which is not made
 *
 * A change is written down before it is made and a sync after it was, under one lock: a process that is killed in between leaves
 * a record that a power cut a little later could have left as well.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 65536
enum { FILE_KIND = 1, INTERNET_KIND = 2, OTHER_KIND = 3 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char kinds[MOST_FILES];
static ino_t nodes[MOST_FILES];
static char folder[PATH_MAX], cut_path[PATH_MAX];
static int log_file = -1;

#define NEXT(name) ((__typeof__(&name))next(#name))
static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
  const char *watched = getenv("RECORDER_FOLDER"), *log_path = getenv("RECORDER_LOG"), *cut = getenv("RECORDER_CUT");
  if (!watched || !log_path) return;
  snprintf(folder, sizeof folder, "%s", watched);
  snprintf(cut_path, sizeof cut_path, "%s", cut ? cut : "");
  log_file = NEXT(open)(log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  /* Children have files of their own under the same numbers. */
  unsetenv("RECORDER_FOLDER");
  unsetenv("LD_PRELOAD");
}

/* One record: kind, file, place, length of what follows; a path, two paths parted by a zero, or the bytes. */
struct record { uint32_t kind; int32_t file; int64_t place; int64_t length; };

static void note_parts(char kind, int file, int64_t place, const struct iovec *parts, int count, int64_t length) {
  if (log_file < 0) return;
  struct record head = { (uint32_t)kind, file, place, length };
  struct iovec all[1 + IOV_MAX];
  all[0] = (struct iovec){ &head, sizeof head };
  int used = 0;
  for (int64_t left = length; used < count && used < IOV_MAX - 1 && left > 0; used++) {
    size_t size = parts[used].iov_len < (size_t)left ? parts[used].iov_len : (size_t)left;
    all[1 + used] = (struct iovec){ parts[used].iov_base, size };
    left -= (int64_t)size;
  }
  int64_t wanted = (int64_t)sizeof head + length;
  if (NEXT(writev)(log_file, all, 1 + used) != wanted) abort();
}

static void note(char kind, int file, int64_t place, const void *bytes, int64_t length) {
  struct iovec part = { (void *)bytes, (size_t)length };
  note_parts(kind, file, place, &part, 1, length);
}

/* Absolute, so that the folder is known by its first letters; NULL where the path is not in it. */
static const char *watched(const char *path, char *room) {
  if (log_file < 0 || !path) return NULL;
  if (path[0] == '/') snprintf(room, PATH_MAX, "%s", path);
  else if (!getcwd(room, PATH_MAX / 2)) return NULL;
  else snprintf(room + strlen(room), PATH_MAX / 2, "/%s", path);
  size_t length = strlen(folder);
  if (strncmp(room, folder, length) != 0 || (room[length] != '/' && room[length] != 0)) return NULL;
  return room;
}

/* A number that was closed past us and given again is known by its node. */
static int kind_of(int file) {
  if (log_file < 0 || file < 0 || file >= MOST_FILES || file == log_file) return OTHER_KIND;
  struct stat found;
  if (fstat(file, &found) != 0) return OTHER_KIND;
  if (kinds[file] && nodes[file] == found.st_ino) return kinds[file];
  if (kinds[file] == FILE_KIND || kinds[file] == INTERNET_KIND) note('c', file, 0, "", 0);
  struct sockaddr_storage address;
  socklen_t length = sizeof address;
  int is_internet = S_ISSOCK(found.st_mode) && getsockname(file, (struct sockaddr *)&address, &length) == 0 &&
    address.ss_family != AF_UNIX;
  nodes[file] = found.st_ino;
  return kinds[file] = is_internet ? INTERNET_KIND : OTHER_KIND;
}

static int opened(int file, int flags, const char *path) {
  if (file < 0 || file >= MOST_FILES || log_file < 0) return file;
  char room[PATH_MAX];
  const char *inside = watched(path, room);
  struct stat found = { 0 };
  kinds[file] = inside && fstat(file, &found) == 0 ? FILE_KIND : 0;
  nodes[file] = found.st_ino;
  if (inside) note('o', file, flags, inside, (int64_t)strlen(inside));
  return file;
}

static int open_noted(const char *name, int folder_file, const char *path, int flags, mode_t mode) {
  pthread_mutex_lock(&lock);
  int file;
  if (strncmp(name, "openat", 6) == 0)
    file = ((int (*)(int, const char *, int, mode_t))next(name))(folder_file, path, flags, mode);
  else file = ((int (*)(const char *, int, mode_t))next(name))(path, flags, mode);
  int failure = errno;
  opened(file, flags, path);
  pthread_mutex_unlock(&lock);
  errno = failure;
  return file;
}

#define MODE_OF(flags) mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }
int open(const char *path, int flags, ...) { MODE_OF(flags) return open_noted("open", -1, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags) return open_noted("open64", -1, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE_OF(flags) return open_noted("openat", at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE_OF(flags) return open_noted("openat64", at, path, flags, mode); }

int close(int file) {
  pthread_mutex_lock(&lock);
  if (file >= 0 && file < MOST_FILES && file != log_file && log_file >= 0) {
    if (kinds[file] == FILE_KIND || kinds[file] == INTERNET_KIND) note('c', file, 0, "", 0);
    kinds[file] = 0;
  }
  int result = NEXT(close)(file);
  pthread_mutex_unlock(&lock);
  return result;
}

static int64_t sum(const struct iovec *parts, int count) {
  int64_t total = 0;
  for (int at = 0; at < count; at++) total += (int64_t)parts[at].iov_len;
  return total;
}

/* `place` is -1 where the file's own place counts. A write that was not made whole cannot be told, and is given up. */
#define WRITTEN(file, place, parts, count, call) do { \
  pthread_mutex_lock(&lock); \
  int kind = kind_of(file); \
  int64_t length = sum(parts, count); \
  if (kind == FILE_KIND) { \
    int64_t at = place; \
    if (at < 0) at = (fcntl(file, F_GETFL) & O_APPEND) ? lseek(file, 0, SEEK_END) : lseek(file, 0, SEEK_CUR); \
    note_parts('w', file, at, parts, count, length); \
  } \
  if (kind == INTERNET_KIND) note_parts('n', file, 0, parts, count, length); \
  ssize_t result = call; \
  int failure = errno; \
  if (kind == FILE_KIND && result != length) note('?', file, 0, "short write", 11); \
  if (kind == INTERNET_KIND && result != length) note('u', file, result < 0 ? 0 : result, "", 0); \
  pthread_mutex_unlock(&lock); \
  errno = failure; \
  return result; \
} while (0)

ssize_t write(int file, const void *bytes, size_t length) {
  struct iovec part = { (void *)bytes, length };
  WRITTEN(file, -1, &part, 1, NEXT(write)(file, bytes, part.iov_len));
}
ssize_t pwrite(int file, const void *bytes, size_t size, off_t place) {
  struct iovec part = { (void *)bytes, size };
  WRITTEN(file, place, &part, 1, NEXT(pwrite)(file, bytes, size, place));
}
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t place) {
  struct iovec part = { (void *)bytes, size };
  WRITTEN(file, place, &part, 1, NEXT(pwrite64)(file, bytes, size, place));
}
ssize_t writev(int file, const struct iovec *parts, int count) {
  WRITTEN(file, -1, parts, count, NEXT(writev)(file, parts, count));
}
ssize_t pwritev(int file, const struct iovec *parts, int count, off_t place) {
  WRITTEN(file, place, parts, count, NEXT(pwritev)(file, parts, count, place));
}
ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t place) {
  WRITTEN(file, place, parts, count, NEXT(pwritev64)(file, parts, count, place));
}
ssize_t send(int file, const void *bytes, size_t size, int flags) {
  struct iovec part = { (void *)bytes, size };
  WRITTEN(file, -1, &part, 1, NEXT(send)(file, bytes, size, flags));
}
ssize_t sendmsg(int file, const struct msghdr *message, int flags) {
  WRITTEN(file, -1, message->msg_iov, (int)message->msg_iovlen, NEXT(sendmsg)(file, message, flags));
}

static void resized(int file, int64_t size) {
  if (kind_of(file) == FILE_KIND) note('t', file, size, "", 0);
}
#define LOCKED(type, before, call) do { \
  pthread_mutex_lock(&lock); \
  before; \
  type result = call; \
  int failure = errno; \
  pthread_mutex_unlock(&lock); \
  errno = failure; \
  return result; \
} while (0)
int ftruncate(int file, off_t size) { LOCKED(int, resized(file, size), NEXT(ftruncate)(file, size)); }
int ftruncate64(int file, off64_t size) { LOCKED(int, resized(file, size), NEXT(ftruncate64)(file, size)); }

static int synced(int file, int (*sync)(int)) {
  pthread_mutex_lock(&lock);
  int is_watched = kind_of(file) == FILE_KIND;
  if (is_watched && cut_path[0] && access(cut_path, F_OK) == 0) raise(SIGKILL);
  int result = sync(file), failure = errno;
  if (is_watched && result == 0) note('s', file, 0, "", 0);
  pthread_mutex_unlock(&lock);
  errno = failure;
  return result;
}
int fsync(int file) { return synced(file, NEXT(fsync)); }
int fdatasync(int file) { return synced(file, NEXT(fdatasync)); }

static void named(char kind, const char *path) {
  char room[PATH_MAX];
  const char *inside = watched(path, room);
  if (inside) note(kind, -1, 0, inside, (int64_t)strlen(inside));
}
static void renamed(const char *from, const char *to) {
  char room[2][PATH_MAX];
  const char *old = watched(from, room[0]), *new = watched(to, room[1]);
  if (!old && !new) return;
  struct iovec both[] = { { (void *)(old ? old : ""), old ? strlen(old) + 1 : 1 }, { (void *)(new ? new : ""), new ? strlen(new) : 0 } };
  note_parts('r', -1, 0, both, 2, sum(both, 2));
}
int unlink(const char *path) { LOCKED(int, named('x', path), NEXT(unlink)(path)); }
int remove(const char *path) { LOCKED(int, named('x', path), NEXT(remove)(path)); }
int rmdir(const char *path) { LOCKED(int, named('x', path), NEXT(rmdir)(path)); }
int mkdir(const char *path, mode_t mode) { LOCKED(int, named('m', path), NEXT(mkdir)(path, mode)); }
int rename(const char *from, const char *to) { LOCKED(int, renamed(from, to), NEXT(rename)(from, to)); }

/* Ways to change a file that are not followed: the reader gives up where it meets one. */
static void unknown(int file, const char *call) {
  if (kind_of(file) == FILE_KIND) note('?', file, 0, call, (int64_t)strlen(call));
}
ssize_t copy_file_range(int from, off64_t *from_place, int to, off64_t *to_place, size_t size, unsigned flags) {
  LOCKED(ssize_t, unknown(to, "copy_file_range"), NEXT(copy_file_range)(from, from_place, to, to_place, size, flags));
}
int fallocate(int file, int mode, off_t place, off_t size) {
  LOCKED(int, unknown(file, "fallocate"), NEXT(fallocate)(file, mode, place, size));
}
int fallocate64(int file, int mode, off64_t place, off64_t size) {
  LOCKED(int, unknown(file, "fallocate"), NEXT(fallocate64)(file, mode, place, size));
}
int posix_fallocate(int file, off_t place, off_t size) {
  LOCKED(int, unknown(file, "fallocate"), NEXT(posix_fallocate)(file, place, size));
}
int posix_fallocate64(int file, off64_t place, off64_t size) {
  LOCKED(int, unknown(file, "fallocate"), NEXT(posix_fallocate64)(file, place, size));
}
