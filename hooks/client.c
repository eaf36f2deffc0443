/*
 * Has a push judged by the resident process, `countersign serve`, where there is one. `install` compiles this file and
 * puts it in a hook's place; the rest of the hook, a script, and its settings stand behind the program. Git runs the
 * program, and the program has the script do all that needs no haste:
 *
 *     sh -c SCRIPT HOOK --cold  [ARGUMENT...]   judge in a process of its own
 *     sh -c SCRIPT HOOK --chain [ARGUMENT...]   judge by `HOOK --judge [ARGUMENT...]`, and then run further hooks
 *     sh -c SCRIPT HOOK --start                 become a resident process
 *
 * Until the first byte of a request is sent, anything unexpected leads to --cold: nobody else has heard of the push by
 * then. From that byte on the push may be judged and recorded over there, so there is no second try: a whole answer to
 * this very request decides, or the push is refused. docs/serve.md describes what goes over the wire.
 */
#define _GNU_SOURCE /* for struct ucred, flock and getentropy; all else is POSIX.1-2008 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>
#ifdef __APPLE__
#define st_ctim st_ctimespec
#endif

enum { BUG = 70, SECONDS_FOR_A_GREETING = 10, SECONDS_WITHOUT_A_SIGN = 30 };
enum { MOST_ARGUMENTS = 8, MOST_FILES = 1 << 16, MOST_REQUEST = 1 << 20, MOST_ANSWER = 16 << 20 };
enum { ARGUMENTS, DIRECTORY, ENVIRONMENT, INPUT, FIELDS };

extern char **environ;
static char *self, **arguments; /* how git called this program */
static struct { char script[6000], name[16], at[104], jar[2056], mark[16]; } hook; /* the end of the file */
static int peer = -1;
static struct { uint32_t size; unsigned char nonce[16]; uint32_t lengths[FIELDS]; char fields[MOST_REQUEST]; } request;
static size_t used; /* of the fields, which stand one behind the other */
static char answer[MOST_ANSWER];

static void refuse(const char *reason)
{
    dprintf(STDERR_FILENO, "countersign: this push could not be judged; nothing was let in\nerror: %s\n"
        "hint:  push again; if that does not help, tell the administrator of this server\n", reason);
    exit(BUG);
}

static void read_settings(void)
{
    int file = open(self, O_RDONLY | O_CLOEXEC);
    if (lseek(file, -(off_t) sizeof hook, SEEK_END) < 0 || read(file, &hook, sizeof hook) != sizeof hook
        || strcmp(hook.mark, "countersign 2") != 0)
        refuse("the hook lacks its settings");
}

static void run_script(char *what)
{
    char *words[MOST_ARGUMENTS + 6] = { "sh", "-c", hook.script, self, what };
    for (int i = 0; arguments[i] != NULL; i++)
        words[i + 5] = arguments[i];
    close(peer);
    execv("/bin/sh", words);
    refuse("the shell cannot be started");
}

/* Whether there is a folder of further hooks beside this one. */
static int has_further_hooks(void)
{
    char folder[4096], *end = strrchr(self, '/');
    int length = end == NULL ? 0 : end - self;
    struct stat found;
    if (end == NULL || snprintf(folder, sizeof folder, "%.*s/%s.d", length, self, hook.name) >= (int) sizeof folder)
        refuse("the path of the hook is too long, or none");
    return stat(folder, &found) == 0 && S_ISDIR(found.st_mode);
}

/*
 * Starts a resident process for the pushes to come, where the settings want it, with nothing of what this push brought
 * along. It holds a lock as long as it lives, so that of many pushes one starts one.
 */
static void start_resident(void)
{
    char path[sizeof hook.at + 8], *environment[] = { "PATH=/usr/local/bin:/usr/bin:/bin", NULL };
    int lock = -1;
    snprintf(path, sizeof path, "%s.start", hook.at);
    if (strstr(hook.script, "\nidle='") != NULL)
        lock = open(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0600);
    if (lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0 && fork() == 0) {
        setsid();
        for (int file = 0; file < MOST_FILES; file++)
            if (file != lock)
                close(file);
        if (chdir("/") == 0)
            execle("/bin/sh", "sh", "-c", hook.script, self, "--start", (char *) NULL, environment);
        _exit(BUG);
    }
    close(lock);
}

static int is_trusted(void)
{
    uid_t user;
#ifdef SO_PEERCRED
    struct ucred credentials;
    socklen_t length = sizeof credentials;
    if (getsockopt(peer, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0)
        return 0;
    user = credentials.uid;
#else
    gid_t group;
    if (getpeereid(peer, &user, &group) != 0)
        return 0;
#endif
    return user == geteuid() || user == 0; /* root, because systemd listens for the service */
}

static int limit(int seconds)
{
    struct timeval time = { seconds, 0 };
    return setsockopt(peer, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time) == 0
        && setsockopt(peer, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time) == 0;
}

static int is_connected(void)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    strcpy(address.sun_path, hook.at);
    peer = socket(AF_UNIX, SOCK_STREAM, 0);
    if (peer < 0 || !limit(SECONDS_FOR_A_GREETING))
        return 0;
    if (connect(peer, (struct sockaddr *) &address, sizeof address) == 0)
        return is_trusted();
    if (errno == ENOENT || errno == ECONNREFUSED)
        start_resident();
    return 0;
}

/* Whoever greets with this line is ready for a request, and runs the very jar that the script would run. */
static int is_greeted(void)
{
    struct stat now;
    char expected[160], greeting[sizeof expected];
    int length = stat(hook.jar, &now) != 0 ? -1
        : snprintf(expected, sizeof expected, "countersign 2 %llu:%llu:%llu:%llu\n", (unsigned long long) now.st_dev,
            (unsigned long long) now.st_ino, (unsigned long long) now.st_size,
            now.st_ctim.tv_sec * 1000000000ULL + now.st_ctim.tv_nsec);
    return length > 0 && read(peer, greeting, sizeof greeting) == length && memcmp(greeting, expected, length) == 0;
}

static void put(int field, const char *bytes, size_t length)
{
    if (length > sizeof request.fields - used)
        run_script("--cold");
    memcpy(request.fields + used, bytes, length);
    request.lengths[field] += length;
    used += length;
}

static void put_strings(int field, char **strings)
{
    for (; *strings != NULL; strings++)
        put(field, *strings, strlen(*strings) + 1);
}

/* More input than a request holds: all of it goes to a file without a name, where the script reads it once again. */
static void judge_much_cold(const char *from, ssize_t length)
{
    FILE *all = tmpfile();
    do {
        if (all == NULL || write(fileno(all), from, length) != length)
            refuse("there is no place for a temporary file");
        length = read(STDIN_FILENO, answer, sizeof answer);
        from = answer;
    } while (length > 0);
    if (length < 0 || lseek(fileno(all), 0, SEEK_SET) != 0 || dup2(fileno(all), STDIN_FILENO) != STDIN_FILENO)
        refuse("what git says about the push cannot be kept");
    run_script("--cold");
}

static void put_input(void)
{
    char *input = request.fields + used;
    ssize_t got = 1;
    while (used < sizeof request.fields
        && (got = read(STDIN_FILENO, request.fields + used, sizeof request.fields - used)) > 0)
        used += got;
    if (got < 0)
        refuse("what git says about the push cannot be read");
    if (got > 0)
        judge_much_cold(input, request.fields + used - input);
    request.lengths[INPUT] = request.fields + used - input;
}

/* Sends the request and shows the answer, whose text stands behind signs of patience, the request, and two numbers. */
static int ask(void)
{
    const char *asked = (char *) &request + sizeof request.size, *text = answer;
    uint32_t size = sizeof request - sizeof request.size - sizeof request.fields + used, numbers[2];
    ssize_t got = 1, left = 0;
    request.size = size;
    signal(SIGPIPE, SIG_IGN);
    if (write(peer, &request, sizeof size + size) != (ssize_t) (sizeof size + size))
        refuse("the resident process has stopped listening");
    while ((got > 0 || (got < 0 && errno == EINTR)) && left < MOST_ANSWER) {
        got = read(peer, answer + left, MOST_ANSWER - left);
        left += got > 0 ? got : 0;
    }
    if (got != 0)
        refuse("the resident process has stopped answering");
    for (; left > 0 && *text == '.'; text++)
        left--;
    left -= 1 + size + sizeof numbers;
    if (left < 0 || *text != '!')
        refuse("the resident process has not answered");
    if (memcmp(text + 1, asked, size) != 0)
        refuse("the resident process has answered something else");
    text += 1 + size + sizeof numbers;
    memcpy(numbers, text - sizeof numbers, sizeof numbers);
    if (numbers[0] > 255 || numbers[1] != left)
        refuse("the resident process has not answered to the end");
    while (left > 0 && (got = write(STDERR_FILENO, text, left)) > 0) {
        text += got;
        left -= got;
    }
    return numbers[0];
}

int main(int count, char **words)
{
    int is_alone = count > 1 && strcmp(words[1], "--judge") == 0;
    char directory[4096];
    self = words[0];
    arguments = words + 1 + is_alone;
    if (count > MOST_ARGUMENTS)
        refuse("the hook is called in a way that it does not know");
    read_settings();
    if (!is_alone && has_further_hooks())
        run_script("--chain");
    /* A level is set by somebody who wants to see what only a process of its own shows there. */
    if (getenv("COUNTERSIGN_LOG_LEVEL") != NULL || !is_connected()
        || getentropy(request.nonce, sizeof request.nonce) != 0 || getcwd(directory, sizeof directory) == NULL)
        run_script("--cold");
    put(ARGUMENTS, hook.name, strlen(hook.name) + 1);
    put_strings(ARGUMENTS, arguments);
    put(DIRECTORY, directory, strlen(directory));
    put_strings(ENVIRONMENT, environ);
    if (!is_greeted() || !limit(SECONDS_WITHOUT_A_SIGN))
        run_script("--cold");
    if (strcmp(hook.name, "update") != 0) /* which reads nothing: whoever calls it need not close its standard input */
        put_input();
    return ask();
}
