package dev.countersign.shell.cli.server;

import dev.countersign.io.git.GitRepository;
import dev.countersign.io.report.Escaped;
import dev.countersign.shell.console.PolicyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at what it takes that push certificates can tell who pushes. */
final class CertificateCheckup {

    private final ServerRepository repository;
    private final GitRepository git;

    CertificateCheckup(ServerRepository repository, GitRepository git) {
        this.repository = repository;
        this.git = git;
    }

    /** What was found, for a policy that takes certificates. */
    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(
                isAskedFor()
                        ? Check.ok("pushers are asked for a certificate")
                        : Check.error(
                                "the policy takes push certificates, but the repository's own configuration has no"
                                        + " receive.certNonceSeed, so git asks for none",
                                "git -C " + Escaped.word(repository.gitDir())
                                        + " config receive.certNonceSeed \"$(openssl rand -hex 32)\""));
        if (isHiddenFromHook()) {
            checks.add(Check.error(
                    "the policy takes push certificates, but git shows them to no update hook", installAnew()));
        }
        return checks;
    }

    /** As a pre-receive hook; the policy is forgotten with the other one. */
    private String installAnew() {
        String folder = Escaped.word(repository.gitDir());
        String policy = PolicyFile.installed(git)
                .map(place -> " --policy " + Escaped.word(place))
                .orElse("");
        return "countersign uninstall " + folder + " && countersign install " + folder + policy;
    }

    private boolean isAskedFor() {
        return git.configured("receive", "certNonceSeed")
                .filter(seed -> !seed.isEmpty())
                .isPresent();
    }

    private boolean isHiddenFromHook() {
        return new HookCheckup(repository)
                .installed()
                .map(HookFile::path)
                .filter(this::isUpdateHook)
                .isPresent();
    }

    private boolean isUpdateHook(Path file) {
        return file.equals(repository.hook(Hook.UPDATE)) || file.startsWith(repository.folder(Hook.UPDATE));
    }
}
