/*
 * Has a push judged by the resident process, `countersign serve`, where there is one. `install` compiles this file and
 * puts it in a hook's place, with the hook as a script behind it: git runs the program, which reads its settings there.
 * The script runs where there are further hooks, and then calls the program like this:
 *
 *     HOOK SOCKET JAR LAUNCHER hook NAME [ARGUMENT...]
 *
 * Until the first byte of a request is sent, anything unexpected leads to LAUNCHER, which judges in a process of its
 * own: nobody else has heard of the push by then. From that byte on the push may be judged and recorded over there, so
 * there is no second try: a whole answer to this very request decides, or the push is refused. docs/serve.md describes
 * what goes over the wire.
 */
#define _GNU_SOURCE /* struct ucred and flock; all else is POSIX.1-2008 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#ifdef __APPLE__
#define st_ctim st_ctimespec
#endif

enum { SOCKET = 1, JAR, LAUNCHER, HOOK, NAME }; /* the arguments, by place */
enum { NONCE = 16, NUMBER = 4, BUG = 70 };
enum { MOST_FILES = 1 << 16, MOST_SCRIPT = 1 << 16, MOST_INPUT = 1 << 20, MOST_REQUEST = 4 << 20, MOST_ANSWER = 64 << 20 };
enum { SECONDS_FOR_A_GREETING = 10, SECONDS_WITHOUT_A_SIGN = 30 };

struct bytes { unsigned char *at; size_t length; };

extern char **environ;
static char *self; /* the path of this program */
static char **arguments;
static struct bytes input; /* what was read of standard input */

static void refuse(const char *reason)
{
    fprintf(stderr, "countersign: this push could not be judged; nothing was let in\nerror: %s\n"
        "hint:  push again; if that does not help, tell the administrator of this server\n", reason);
    exit(BUG);
}

static void append(struct bytes *to, const void *from, size_t length)
{
    unsigned char *at = realloc(to->at, to->length + length + 1);
    if (at == NULL)
        refuse("there is not enough memory");
    if (length > 0)
        memcpy(at + to->length, from, length);
    to->at = at;
    to->length += length;
}

static size_t number_at(const unsigned char *at)
{
    uint32_t highest_first;
    memcpy(&highest_first, at, NUMBER);
    return ntohl(highest_first);
}

static void append_field(struct bytes *to, struct bytes field)
{
    uint32_t highest_first = htonl((uint32_t) field.length);
    append(to, &highest_first, NUMBER);
    append(to, field.at, field.length);
}

/* Strings up to a null pointer, each with its NUL. */
static struct bytes strings(char **from)
{
    struct bytes strings = { NULL, 0 };
    for (; *from != NULL; from++)
        append(&strings, *from, strlen(*from) + 1);
    return strings;
}

/* A part of what there is to read; answers like read(2), but for interruptions. */
static ssize_t read_some(int file, struct bytes *to)
{
    unsigned char part[1 << 14];
    ssize_t got;
    do
        got = read(file, part, sizeof part);
    while (got < 0 && errno == EINTR);
    if (got > 0)
        append(to, part, got);
    return got;
}

static int write_all(int file, struct bytes from)
{
    while (from.length > 0) {
        ssize_t put = write(file, from.at, from.length);
        if (put < 0 && errno != EINTR)
            return -1;
        if (put > 0) {
            from.at += put;
            from.length -= put;
        }
    }
    return 0;
}

/* What stands in a program behind its last NUL: the script that `install` put there. */
static char *script_in(const char *path)
{
    struct bytes end = { NULL, 0 };
    size_t start;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || (lseek(file, -MOST_SCRIPT, SEEK_END) < 0 && lseek(file, 0, SEEK_SET) < 0))
        refuse("the hook cannot read its settings");
    while (read_some(file, &end) > 0)
        ;
    close(file);
    append(&end, "", 1);
    for (start = end.length - 1; start > 0 && end.at[start - 1] != '\0'; start--)
        ;
    return (char *) end.at + start;
}

/* What the script sets a variable to, by a line such as name='value', in which a quote is written '\\''. */
static char *setting(const char *script, const char *line)
{
    const char *from = strstr(script, line);
    char *value = from == NULL ? NULL : strdup(from + strlen(line)), *to = value;
    if (value == NULL)
        refuse("the client is called in a way that it does not know");
    for (from = value; *from != '\0' && strncmp(from, "'\n", 2) != 0; *to++ = *from++)
        if (strncmp(from, "'\\''", 4) == 0)
            from += 3;
    if (*from == '\0')
        refuse("a setting of the hook has no end");
    *to = '\0';
    return value;
}

/* The arguments of a program in a hook's place: its settings, and what git gave it. Further hooks are the script's. */
static char **arguments_of_hook(int count, char **words)
{
    char *script = script_in(words[0]), *name = setting(script, "\nhook='"), *last = strrchr(words[0], '/');
    char **all = calloc(count + NAME + 1, sizeof *all), folder[4096];
    struct stat further;
    if (all == NULL || last == NULL || setenv("JAVA_HOME", setting(script, "\njava='"), 1) != 0)
        refuse("the hook cannot be started");
    memcpy(all + NAME, words, count * sizeof *all);
    if (snprintf(folder, sizeof folder, "%.*s/%s.d", (int) (last - words[0]), words[0], name)
        >= (int) sizeof folder)
        refuse("the path of the hook is too long");
    if (stat(folder, &further) == 0 && S_ISDIR(further.st_mode)) {
        all[NAME - 3] = "sh";
        all[NAME - 2] = "-c";
        all[NAME - 1] = script;
        execv("/bin/sh", all + NAME - 3);
        refuse("the further hooks cannot be run");
    }
    all[SOCKET] = setting(script, "\nsocket='");
    all[JAR] = setting(script, "\njar='");
    all[LAUNCHER] = setting(script, "\ngate='");
    all[HOOK] = "hook";
    all[NAME] = name;
    return all;
}

/* Whether nobody else can enter the folder of a file, so that what lies there was put there by this user. */
static int is_secluded(const char *path)
{
    const char *end = strrchr(path, '/');
    char folder[4096];
    struct stat found;
    return end != NULL && snprintf(folder, sizeof folder, "%.*s", (int) (end - path), path) < (int) sizeof folder
        && lstat(folder, &found) == 0 && S_ISDIR(found.st_mode) && found.st_uid == geteuid()
        && (found.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

/*
 * Nobody listens. Where the settings want it, this starts a resident process for the pushes to come, with nothing of
 * what this push brought along. It holds a lock as long as it lives, so that of many pushes one starts one.
 */
static void start_resident(void)
{
    char *script = script_in(self), lock_path[4096], log[4096], home[4096], path[] = "PATH=/usr/local/bin:/usr/bin:/bin";
    char *environment[] = { path, home, NULL };
    int lock, file, files = (int) sysconf(_SC_OPEN_MAX);
    if (strstr(script, "\nidle='") == NULL || !is_secluded(arguments[SOCKET]))
        return;
    snprintf(lock_path, sizeof lock_path, "%s.start", arguments[SOCKET]);
    snprintf(log, sizeof log, "%s.log", arguments[SOCKET]);
    snprintf(home, sizeof home, "JAVA_HOME=%s", setting(script, "\njava='"));
    lock = open(lock_path, O_RDWR | O_CREAT | O_NOFOLLOW, 0600);
    if (lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0 && fork() == 0) {
        setsid();
        for (file = 0; file < (files > 0 && files < MOST_FILES ? files : MOST_FILES); file++)
            if (file != lock)
                close(file);
        if (open("/dev/null", O_RDWR) == 0 && dup(0) == 1 && dup(0) == 2 && chdir("/") == 0)
            execle(arguments[LAUNCHER], arguments[LAUNCHER], "serve", "--socket", arguments[SOCKET], "--idle",
                setting(script, "\nidle='"), "--log", log, (char *) NULL, environment);
        _exit(BUG);
    }
    if (lock >= 0)
        close(lock);
}

/* The cold path. It gets all of the input again, or is not taken. */
static void judge_cold(void)
{
    if (input.length > 0) {
        FILE *again = tmpfile();
        ssize_t got;
        if (again == NULL)
            refuse("there is no place for a temporary file");
        do {
            if (write_all(fileno(again), input) != 0)
                refuse("a temporary file cannot be written");
            input.length = 0;
        } while ((got = read_some(0, &input)) > 0);
        if (got != 0 || lseek(fileno(again), 0, SEEK_SET) != 0 || dup2(fileno(again), 0) != 0)
            refuse("what git says about the push cannot be kept");
    }
    signal(SIGPIPE, SIG_DFL);
    execv(arguments[LAUNCHER], arguments + LAUNCHER);
    refuse("the program cannot be started");
}

static int is_trusted(int peer)
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

static void limit(int peer, int seconds)
{
    struct timeval time = { seconds, 0 };
    if (setsockopt(peer, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time) != 0
        || setsockopt(peer, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time) != 0)
        judge_cold();
}

static int connected(void)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int peer = socket(AF_UNIX, SOCK_STREAM, 0);
    if (peer < 0 || fcntl(peer, F_SETFD, FD_CLOEXEC) != 0 || strlen(arguments[SOCKET]) >= sizeof address.sun_path)
        judge_cold();
    strcpy(address.sun_path, arguments[SOCKET]);
    limit(peer, SECONDS_FOR_A_GREETING);
    if (connect(peer, (struct sockaddr *) &address, sizeof address) != 0) {
        if (errno == ENOENT || errno == ECONNREFUSED)
            start_resident();
        judge_cold();
    }
    if (!is_trusted(peer))
        judge_cold();
    return peer;
}

/* Whoever greets with this line is ready for a request, and runs the very jar that LAUNCHER would run. */
static void await_greeting(int peer)
{
    struct stat jar;
    struct bytes greeting = { NULL, 0 };
    char expected[160];
    if (stat(arguments[JAR], &jar) != 0)
        judge_cold();
    snprintf(expected, sizeof expected, "countersign 1 %llu:%llu:%llu:%llu\n", (unsigned long long) jar.st_dev,
        (unsigned long long) jar.st_ino, (unsigned long long) jar.st_size,
        jar.st_ctim.tv_sec * 1000000000ULL + jar.st_ctim.tv_nsec);
    while (greeting.length < strlen(expected))
        if (read_some(peer, &greeting) <= 0)
            judge_cold();
    if (greeting.length != strlen(expected) || memcmp(greeting.at, expected, greeting.length) != 0)
        judge_cold();
}

static void read_input(void)
{
    ssize_t got = 1;
    while (got > 0 && input.length <= MOST_INPUT)
        got = read_some(0, &input);
    if (got < 0)
        refuse("what git says about the push cannot be read");
    if (got > 0)
        judge_cold();
}

static struct bytes request(void)
{
    struct bytes request = { NULL, 0 };
    unsigned char nonce[NONCE];
    char path[4096];
    int random = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    if (random < 0 || read(random, nonce, NONCE) != NONCE || getcwd(path, sizeof path) == NULL)
        judge_cold();
    append(&request, nonce, NONCE);
    append_field(&request, strings(arguments + NAME));
    append_field(&request, (struct bytes) { (unsigned char *) path, strlen(path) });
    append_field(&request, strings(environ));
    append_field(&request, input);
    if (request.length > MOST_REQUEST)
        judge_cold();
    return request;
}

/* What comes behind the signs that it is being worked on, up to the end. */
static struct bytes answer_from(int peer)
{
    struct bytes answer = { NULL, 0 };
    ssize_t got = 1;
    while (got > 0 && answer.length <= MOST_ANSWER)
        got = read_some(peer, &answer);
    if (got != 0)
        refuse("the resident process has stopped answering");
    while (answer.length > 0 && answer.at[0] == '.') {
        answer.at++;
        answer.length--;
    }
    return answer;
}

int main(int count, char **words)
{
    struct bytes asked, wire = { NULL, 0 }, answer, text;
    size_t code;
    int peer;
    self = words[0];
    arguments = count > NAME && strcmp(words[HOOK], "hook") == 0 ? words : arguments_of_hook(count, words);
    signal(SIGPIPE, SIG_IGN);
    if (getenv("COUNTERSIGN_LOG_LEVEL") != NULL)
        judge_cold(); /* somebody wants to see what only a process of its own shows there */
    peer = connected();
    await_greeting(peer);
    read_input();
    asked = request();
    limit(peer, SECONDS_WITHOUT_A_SIGN);

    append_field(&wire, asked);
    if (write_all(peer, wire) != 0)
        refuse("the resident process has stopped listening");
    answer = answer_from(peer);
    if (answer.length < 1 + asked.length + 2 * NUMBER || answer.at[0] != '!')
        refuse("the resident process has not answered");
    if (memcmp(answer.at + 1, asked.at, asked.length) != 0)
        refuse("the resident process has answered something else");
    code = number_at(answer.at + 1 + asked.length);
    text.at = answer.at + 1 + asked.length + 2 * NUMBER;
    text.length = number_at(text.at - NUMBER);
    if (code > 255 || text.length != answer.length - 1 - asked.length - 2 * NUMBER)
        refuse("the resident process has not answered to the end");
    write_all(STDERR_FILENO, text);
    return (int) code;
}
