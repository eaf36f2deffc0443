package dev.countersign.shell.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.countersign.io.report.Escaped;
import java.nio.charset.StandardCharsets;

/**
 * How the program logs: to the error stream, from {@code WARN} on or from the level that {@code COUNTERSIGN_LOG_LEVEL}
 * names. What is logged reaches pushers, so neither the environment nor anything secret may ever be.
 */
public final class Logging extends ContextAwareBase implements Configurator {

    private static final String LEVEL = "COUNTERSIGN_LOG_LEVEL";
    private static final String STDERR = "System.err";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(new OneLine());
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget(STDERR);
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(System.getenv(LEVEL), Level.WARN));
        root.addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static final class OneLine extends LayoutBase<ILoggingEvent> {

        @Override
        public String doLayout(ILoggingEvent event) {
            String thrown = event.getThrowableProxy() == null
                    ? ""
                    : ": " + event.getThrowableProxy().getClassName() + ": "
                            + event.getThrowableProxy().getMessage();
            return Escaped.text(event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage()
                            + thrown)
                    + "\n";
        }
    }
}
