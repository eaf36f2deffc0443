package dev.countersign.shell.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import dev.countersign.gate.UsageException;
import dev.countersign.io.report.Escaped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * How the program logs: to the error stream, from {@code WARN} on or from the level that {@code COUNTERSIGN_LOG_LEVEL}
 * names. What is logged there reaches pushers, so neither the environment nor anything secret may ever be.
 */
public final class Logging extends ContextAwareBase implements Configurator {

    private static final String LEVEL = "COUNTERSIGN_LOG_LEVEL";
    private static final String STDERR = "System.err";
    private static final int KEPT_FILES = 4;
    private static final long FILE_BYTES = 4L << 20;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setTarget(STDERR);
        attach(appender, new OneLine(false), context);
        root(context).setLevel(level(Level.WARN));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /**
     * From now on a process logs that stays, and that no pusher hears: from {@code INFO} on.
     *
     * @param file instead of the error stream; when it has grown large it gets a number, and four such are kept
     * @throws UsageException when it cannot be written
     */
    public static void ofResident(Optional<Path> file) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root(context).setLevel(level(Level.INFO));
        if (file.isPresent()) {
            root(context).detachAndStopAllAppenders();
            RollingFileAppender<ILoggingEvent> appender = rolling(file.get().toString(), context);
            attach(appender, new OneLine(true), context);
            if (!appender.isStarted()) {
                throw new UsageException("cannot write the log " + file.get());
            }
        }
    }

    private static RollingFileAppender<ILoggingEvent> rolling(String file, LoggerContext context) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setFile(file);
        FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
        names.setContext(context);
        names.setParent(appender);
        names.setFileNamePattern(file + ".%i");
        names.setMaxIndex(KEPT_FILES);
        names.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(FILE_BYTES));
        size.start();
        appender.setRollingPolicy(names);
        appender.setTriggeringPolicy(size);
        return appender;
    }

    private static void attach(
            OutputStreamAppender<ILoggingEvent> appender, Layout<ILoggingEvent> layout, LoggerContext context) {
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        root(context).addAppender(appender);
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static Level level(Level otherwise) {
        return Level.toLevel(System.getenv(LEVEL), otherwise);
    }

    private static final class OneLine extends LayoutBase<ILoggingEvent> {

        private final boolean timed;

        OneLine(boolean timed) {
            this.timed = timed;
        }

        @Override
        public String doLayout(ILoggingEvent event) {
            String time = timed ? Instant.ofEpochMilli(event.getTimeStamp()) + " " : "";
            String thrown = event.getThrowableProxy() == null
                    ? ""
                    : ": " + event.getThrowableProxy().getClassName() + ": "
                            + event.getThrowableProxy().getMessage();
            return time
                    + Escaped.text(event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage()
                            + thrown)
                    + "\n";
        }
    }
}
