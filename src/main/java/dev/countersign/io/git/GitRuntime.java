package dev.countersign.io.git;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit from what it does unasked: measuring the file system with probe files, writing to the home folder, running
 * {@code git}, looking up the host's name, and obeying the user's environment and configuration.
 */
final class GitRuntime {

    private static final int WINDOW_BYTES = 64 << 10;
    private static final long CACHE_BYTES = 32L << 20;

    static {
        SystemReader.setInstance(new Secluded(SystemReader.getInstance()));
        packAccess().install();
    }

    private GitRuntime() {}

    /** Sees to it that JGit is kept, once for the whole process. */
    static void install() {
        // the class initializer has done it by now
    }

    /** Larger windows than JGit's own, which are made for servers with many repositories, and no JMX. */
    private static WindowCacheConfig packAccess() {
        WindowCacheConfig access = new WindowCacheConfig();
        access.setPackedGitWindowSize(WINDOW_BYTES);
        access.setPackedGitLimit(CACHE_BYTES);
        access.setExposeStatsViaJmx(false);
        return access;
    }

    private static final class Secluded extends SystemReader.Delegate {

        private final FileBasedConfig config = new ConstantConfig();

        Secluded(SystemReader original) {
            super(original);
        }

        @Override
        public String getHostname() {
            return "localhost";
        }

        @Override
        public @Nullable String getenv(String variable) {
            return null;
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return config;
        }

        @Override
        public FileBasedConfig openSystemConfig(Config parent, FS fs) {
            return config;
        }

        @Override
        public FileBasedConfig openJGitConfig(Config parent, FS fs) {
            return config;
        }

        @Override
        public StoredConfig getUserConfig() {
            return config;
        }

        @Override
        public StoredConfig getSystemConfig() {
            return config;
        }

        @Override
        public StoredConfig getJGitConfig() {
            return config;
        }

        @Override
        public Locale getLocale() {
            return Locale.ROOT;
        }
    }

    /**
     * An empty configuration without a file, but for the resolution of file times: two seconds, the coarsest that is in
     * use (FAT). Younger directories are read again when an object is missed, so too coarse costs time and too fine
     * would cost objects.
     */
    private static final class ConstantConfig extends FileBasedConfig {

        private static final long COARSEST_SECONDS = 2;

        ConstantConfig() {
            super(null, null, FS.DETECTED);
        }

        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long otherwise, TimeUnit wanted) {
            if (section.equals("filesystem")) {
                return wanted.convert(COARSEST_SECONDS, TimeUnit.SECONDS);
            }
            return super.getTimeUnit(section, subsection, name, otherwise, wanted);
        }

        @Override
        public void load() {
            // there is no file
        }

        @Override
        public void save() {
            // nor will there be one
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
