package dev.countersign.io.git;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.RepositoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RepositoryFormatTest {

    @TempDir
    Path top;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[core]\nrepositoryformatversion = 0",
                "[core]\nrepositoryformatversion = 1",
                "[core]\nrepositoryformatversion = 0x1",
                "[core]\nrepositoryformatversion = 2\nrepositoryformatversion = 0",
                "[core]\nrepositoryformatversion = 1\n[extensions]\nobjectFormat = sha1\nrefStorage = files",
                "[core]\nrepositoryformatversion = 1\n[extensions]\nnoop\nnoop-v1\npreciousObjects = true",
                "[core]\nrepositoryformatversion = 1\n[extensions]\npartialClone = origin\nworktreeConfig = true",
                "[core]\nrepositoryformatversion = 1\n[extensions]\nrelativeWorktrees = true",
                "[core]\nrepositoryformatversion = 0\n[extensions]\nfuture = true", // as git has it
            })
    void accepts(String config) {
        assertThatCode(() -> check(config)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "core       | repositoryformatversion = 2  | the repository format version is 2, supported are 0 and 1",
                "core       | repositoryformatversion = 2g | core.repositoryFormatVersion is not a number",
                "core       | repositoryformatversion =    | core.repositoryFormatVersion is not a number",
                "core       | repositoryformatversion      | core.repositoryFormatVersion is not a number",
                "core       | repositoryformatversion = x  | core.repositoryFormatVersion is not a number",
                "extensions | objectFormat = sha256        | the repository has extensions.objectformat = sha256",
                "extensions | refStorage = reftable        | the repository has extensions.refstorage = reftable",
                "extensions | compatObjectFormat = sha256  | uses the extension 'compatobjectformat'",
                "extensions \"a\" | objectFormat = sha1     | uses the extension 'a.objectformat'", // as git has it
                "extensions | objectFormat                 | the repository has extensions.objectformat = ",
                "broken     | ]                            | cannot read the configuration",
            })
    void refuses(String section, String line, String message) {
        String config = "[core]\nrepositoryformatversion = 1\n[" + section + "]\n" + line;

        assertThatThrownBy(() -> check(config))
                .isInstanceOf(RepositoryException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("\n");
    }

    private void check(String config) {
        Path file = top.resolve("config");
        GitSandbox.write(file, config);
        RepositoryFormat.check(GitConfig.read(file));
    }
}
