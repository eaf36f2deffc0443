/*
 * Has a push judged by the resident process, `countersign serve`, where there is one:
 *
 *     client SOCKET JAR LAUNCHER hook NAME [ARGUMENT...]
 *
 * Until the first byte of a request is sent, anything unexpected leads to LAUNCHER, which judges in a process of its
 * own: nobody else has heard of the push by then. From that byte on the push may be judged and recorded over there, so
 * there is no second try: a whole answer to this very request decides, or the push is refused. `install` compiles this
 * file; docs/serve.md describes what goes over the wire.
 */
#define _GNU_SOURCE /* struct ucred; the rest is POSIX */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __APPLE__
#define st_ctim st_ctimespec
#endif

enum { SOCKET = 1, JAR, LAUNCHER, HOOK, NAME }; /* the arguments, by place */
enum { NONCE = 16, DIGEST = 32, HEAD = NONCE + 8 };
enum { BUG = 70 };
enum { MOST_INPUT = 1 << 20, MOST_REQUEST = 4 << 20, MOST_ANSWER = 64 << 20 };
enum { SECONDS_FOR_A_GREETING = 5, SECONDS_WITHOUT_A_SIGN = 30 };

struct bytes { unsigned char *at; size_t length; };

extern char **environ;
static char **arguments;
static struct bytes input; /* what was read of standard input */

static void refuse(const char *reason)
{
    fprintf(stderr, "countersign: this push could not be judged; nothing was changed on the server\n"
        "error: %s\nhint:  push again; if that does not help, tell the administrator of this server\n", reason);
    exit(BUG);
}

static void append(struct bytes *to, const void *from, size_t length)
{
    unsigned char *at = realloc(to->at, to->length + length + 1);
    if (at == NULL)
        refuse("there is not enough memory");
    memcpy(at + to->length, from, length);
    to->at = at;
    to->length += length;
}

static void append_number(struct bytes *to, size_t number)
{
    unsigned char four[] = { number >> 24, number >> 16, number >> 8, number };
    append(to, four, sizeof four);
}

static void append_field(struct bytes *to, const struct bytes *field)
{
    append_number(to, field->length);
    append(to, field->at, field->length);
}

static size_t number_at(const unsigned char *at)
{
    return (size_t) at[0] << 24 | at[1] << 16 | at[2] << 8 | at[3];
}

/* One part of what is there to read; what read(2) says, but for interruptions. */
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

static int write_all(int file, const unsigned char *from, size_t length)
{
    while (length > 0) {
        ssize_t put = write(file, from, length);
        if (put < 0 && errno != EINTR)
            return -1;
        if (put > 0) {
            from += put;
            length -= put;
        }
    }
    return 0;
}

static void launch(void)
{
    signal(SIGPIPE, SIG_DFL);
    execv(arguments[LAUNCHER], arguments + LAUNCHER);
    refuse("the program cannot be started");
}

/* The cold path. What was read already is fed to it, and counts as judged only when all of it could be fed. */
static void judge_cold(void)
{
    int ends[2], status, fed;
    pid_t judge;
    if (input.length == 0)
        launch();
    if (pipe(ends) != 0 || (judge = fork()) < 0)
        refuse("no process can be started");
    if (judge == 0) {
        dup2(ends[0], 0);
        close(ends[0]);
        close(ends[1]);
        launch();
    }
    close(ends[0]);
    do {
        fed = write_all(ends[1], input.at, input.length);
        input.length = 0;
    } while (fed == 0 && (fed = read_some(0, &input)) > 0 && (fed = 0) == 0);
    close(ends[1]);
    while (waitpid(judge, &status, 0) < 0 && errno == EINTR)
        ;
    if (!WIFEXITED(status))
        refuse("the program was killed");
    exit(WEXITSTATUS(status) == 0 && fed != 0 ? BUG : WEXITSTATUS(status));
}

static int of_trusted_user(int peer)
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
    return user == geteuid() || user == 0; /* root: systemd, which listens for the service */
}

static void limit(int peer, int seconds)
{
    struct timeval time = { seconds, 0 };
    if (setsockopt(peer, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time) != 0
        || setsockopt(peer, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time) != 0)
        judge_cold();
}

/* A process of the own user that runs the very jar that LAUNCHER would run, and is ready for a request. */
static int greeted(void)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    struct stat jar;
    char expected[160];
    struct bytes greeting = { NULL, 0 };
    int peer = socket(AF_UNIX, SOCK_STREAM, 0);
    if (peer < 0 || strlen(arguments[SOCKET]) >= sizeof address.sun_path || stat(arguments[JAR], &jar) != 0)
        judge_cold();
    strcpy(address.sun_path, arguments[SOCKET]);
    fcntl(peer, F_SETFD, FD_CLOEXEC);
    limit(peer, SECONDS_FOR_A_GREETING);
    if (connect(peer, (struct sockaddr *) &address, sizeof address) != 0 || !of_trusted_user(peer))
        judge_cold();
    snprintf(expected, sizeof expected, "countersign 1 %llu:%llu:%llu:%llu\n", (unsigned long long) jar.st_dev,
        (unsigned long long) jar.st_ino, (unsigned long long) jar.st_size, jar.st_ctim.tv_sec * 1000000000ULL + jar.st_ctim.tv_nsec);
    while (greeting.length < strlen(expected))
        if (read_some(peer, &greeting) <= 0)
            judge_cold();
    if (greeting.length != strlen(expected) || memcmp(greeting.at, expected, greeting.length) != 0)
        judge_cold();
    free(greeting.at);
    return peer;
}

static void read_input(void)
{
    ssize_t got;
    while (input.length <= MOST_INPUT && (got = read_some(0, &input)) != 0)
        if (got < 0)
            refuse("what git says about the push cannot be read");
    if (input.length > MOST_INPUT)
        judge_cold();
}

static struct bytes request(void)
{
    struct bytes request = { NULL, 0 }, words = { NULL, 0 }, directory = { NULL, 0 }, variables = { NULL, 0 };
    unsigned char nonce[NONCE];
    char path[4096];
    int random = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    if (random < 0 || read(random, nonce, NONCE) != NONCE || getcwd(path, sizeof path) == NULL)
        judge_cold();
    close(random);
    for (char **word = arguments + NAME; *word != NULL; word++)
        append(&words, *word, strlen(*word) + 1);
    append(&directory, path, strlen(path));
    for (char **variable = environ; *variable != NULL; variable++)
        append(&variables, *variable, strlen(*variable) + 1);
    append(&request, nonce, NONCE);
    append_field(&request, &words);
    append_field(&request, &directory);
    append_field(&request, &variables);
    append_field(&request, &input);
    if (request.length > MOST_REQUEST)
        judge_cold();
    return request;
}

/* SHA-256 (FIPS 180-4), as told by its constants: the fractions of the roots of the first primes. */
static uint32_t state[8];

static uint32_t turned(uint32_t word, int by)
{
    return word >> by | word << (32 - by);
}

static void digest_block(const unsigned char *block)
{
    static const uint32_t constants[64] = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2 };
    uint32_t w[64], s[8];
    for (int i = 0; i < 16; i++)
        w[i] = number_at(block + 4 * i);
    for (int i = 16; i < 64; i++)
        w[i] = w[i - 16] + w[i - 7] + (turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ w[i - 15] >> 3)
            + (turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ w[i - 2] >> 10);
    memcpy(s, state, sizeof s);
    for (int i = 0; i < 64; i++) {
        uint32_t one = s[7] + (turned(s[4], 6) ^ turned(s[4], 11) ^ turned(s[4], 25)) + ((s[4] & s[5]) ^ (~s[4] & s[6]))
            + constants[i] + w[i];
        uint32_t two = (turned(s[0], 2) ^ turned(s[0], 13) ^ turned(s[0], 22))
            + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += one;
        s[0] = one + two;
    }
    for (int i = 0; i < 8; i++)
        state[i] += s[i];
}

/* The digest of these bytes, which are padded for it. */
static void digest_of(struct bytes *of, unsigned char *digest)
{
    static const uint32_t begin[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c,
        0x1f83d9ab, 0x5be0cd19 };
    static const unsigned char padding[64] = { 0x80 };
    size_t length = of->length;
    append(of, padding, 1 + (119 - length % 64) % 64);
    append_number(of, length >> 29);
    append_number(of, length << 3);
    memcpy(state, begin, sizeof state);
    for (size_t i = 0; i < of->length; i += 64)
        digest_block(of->at + i);
    for (int i = 0; i < DIGEST; i++)
        digest[i] = state[i / 4] >> (24 - i % 4 * 8);
}

/* Signs that it is being worked on, then the answer, then the end. */
static struct bytes answer_from(int peer)
{
    struct bytes answer = { NULL, 0 };
    ssize_t got;
    size_t signs = 0;
    while ((got = read_some(peer, &answer)) > 0)
        if (answer.length > MOST_ANSWER)
            break;
    if (got != 0)
        refuse("the resident process has stopped answering");
    while (signs < answer.length && answer.at[signs] == '.')
        signs++;
    if (signs == answer.length || answer.at[signs] != '!')
        refuse("the resident process has ended without an answer");
    signs++;
    return (struct bytes) { answer.at + signs, answer.length - signs };
}

int main(int count, char **words)
{
    struct bytes asked, answer, said = { NULL, 0 };
    unsigned char digest[DIGEST];
    size_t code, length;
    int peer;
    arguments = words;
    if (count <= NAME || strcmp(words[HOOK], "hook") != 0)
        refuse("the hook calls its client in a way that it does not know");
    signal(SIGPIPE, SIG_IGN);
    if (getenv("COUNTERSIGN_LOG_LEVEL") != NULL)
        judge_cold(); /* somebody wants to see on standard error what only a process of its own shows there */
    peer = greeted();
    read_input();
    asked = request();
    limit(peer, SECONDS_WITHOUT_A_SIGN);

    append_number(&said, asked.length);
    if (write_all(peer, said.at, said.length) != 0 || write_all(peer, asked.at, asked.length) != 0)
        refuse("the resident process does not listen any more");
    answer = answer_from(peer);
    if (answer.length < HEAD + DIGEST || memcmp(answer.at, asked.at, NONCE) != 0)
        refuse("the resident process has answered somebody else");
    code = number_at(answer.at + NONCE);
    length = number_at(answer.at + NONCE + 4);
    if (length != answer.length - HEAD - DIGEST)
        refuse("the resident process has not answered to the end");
    append(&asked, answer.at, HEAD + length);
    digest_of(&asked, digest);
    if (memcmp(digest, answer.at + HEAD + length, DIGEST) != 0 || code > 255)
        refuse("the resident process has answered something else");
    write_all(STDERR_FILENO, answer.at + HEAD, length);
    return code;
}
