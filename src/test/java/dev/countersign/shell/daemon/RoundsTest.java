package dev.countersign.shell.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.shell.console.Alarms;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

final class RoundsTest {

    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final Rounds rounds = Rounds.begin(work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });

    @Test
    void alarms_go_off_when_they_are_due_whatever_the_order_in_which_they_were_set() throws InterruptedException {
        rounds.set(Duration.ofSeconds(2), () -> done.add("second"));
        rounds.set(Duration.ZERO, () -> done.add("first"));

        assertThat(done.take()).isEqualTo("first");
        assertThat(done.take()).isEqualTo("second");
    }

    @Test
    void an_alarm_that_is_called_off_does_not_go_off() throws InterruptedException {
        Alarms.Alarm alarm = rounds.set(Duration.ofMillis(1), () -> done.add("called off"));
        alarm.callOff();
        rounds.set(Duration.ofSeconds(1), () -> done.add("later"));

        assertThat(done.take()).isEqualTo("later");
    }

    @Test
    void an_action_that_takes_long_holds_nobody_up() throws InterruptedException {
        rounds.set(Duration.ZERO, () -> {
            try {
                Thread.currentThread().join();
            } catch (InterruptedException e) {
                done.add("interrupted");
            }
        });
        rounds.set(Duration.ofMillis(1), () -> done.add("next"));

        assertThat(done.take()).isEqualTo("next");
    }
}
