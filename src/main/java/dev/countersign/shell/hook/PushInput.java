package dev.countersign.shell.hook;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.policy.Limits;
import dev.countersign.core.push.MalformedUpdate;
import dev.countersign.core.push.Push;
import dev.countersign.core.push.PushParser;
import dev.countersign.gate.PusherSources;
import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What git hands to a hook, as a push. Of what could tell who pushes only that is looked at which the policy names. */
final class PushInput {

    /** Two ids, two blanks, a line feed and the longest path that Linux opens (path_resolution(7)). */
    private static final int LONGEST_LINE = 2 * 64 + 3 + 4096;

    private static final int MOST_OPTIONS = 1_000;

    private final Map<String, String> environment;
    private final PusherSources pushers;

    PushInput(Map<String, String> environment, PusherSources pushers) {
        this.environment = environment;
        this.pushers = pushers;
    }

    /**
     * What stands on standard input, all of it; more than the limit allows is not a push but a flood.
     *
     * @param in marked at its beginning, from where it is read each time
     */
    Push ofPreReceive(InputStream in, Limits limits) {
        int most = (int) Math.min(Integer.MAX_VALUE - 8, (limits.refUpdates() + 1L) * LONGEST_LINE);
        try {
            in.reset();
            byte[] input = in.readNBytes(most);
            if (in.read() >= 0) {
                MalformedUpdate flood =
                        new MalformedUpdate(1, "", "there are more than " + most + " bytes of ref updates");
                return new Push(List.of(), List.of(flood), pusher(), options());
            }
            return PushParser.parse(input, pusher(), options()).withCertificate(certificate());
        } catch (IOException e) {
            throw new RepositoryException("cannot read what git says about the push: " + e.getMessage(), e);
        }
    }

    /** What stands in the arguments. Nobody shows a hook for one ref a certificate. */
    Push ofUpdate(UpdateCall call) {
        String line = call.oldValue() + " " + call.newValue() + " " + call.ref() + "\n";
        Optional<String> pusher = pushers.loginArgument().flatMap(call::value).or(this::pusher);
        return PushParser.parse(line.getBytes(StandardCharsets.UTF_8), pusher, options());
    }

    private Optional<String> pusher() {
        return pushers.loginVariable()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(login -> !login.isEmpty());
    }

    /**
     * The blob that git says is the certificate (githooks(5), pre-receive). Git leaves the variable alone when a push
     * has none, and then it may be anybody's.
     */
    private Optional<ObjectId> certificate() {
        return Optional.of(environment.getOrDefault("GIT_PUSH_CERT", ""))
                .filter(id -> pushers.certificates() && ObjectId.isValid(id))
                .map(ObjectId::new)
                .filter(id -> !id.isZero());
    }

    /** The push options, as many as git says there are (githooks(5), pre-receive). */
    private List<String> options() {
        String count = environment.getOrDefault("GIT_PUSH_OPTION_COUNT", "0");
        boolean isNumber =
                !count.isEmpty() && count.length() <= 4 && count.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber || Integer.parseInt(count) > MOST_OPTIONS) {
            throw new RepositoryException("git names no number of push options up to " + MOST_OPTIONS);
        }
        return IntStream.range(0, Integer.parseInt(count))
                .mapToObj(i -> environment.getOrDefault("GIT_PUSH_OPTION_" + i, ""))
                .toList();
    }
}
