package dev.countersign.shell.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.shell.console.Alarms;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RoundsTest {

    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final Rounds rounds = Rounds.begin(RoundsTest::daemon);

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

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
    void an_alarm_for_which_there_is_no_thread_goes_off_when_there_is_one() throws InterruptedException {
        AtomicInteger threads = new AtomicInteger();
        Rounds poor = Rounds.begin(work -> {
            if (threads.incrementAndGet() == 2) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return daemon(work);
        });

        poor.set(Duration.ZERO, () -> done.add("late"));
        assertThat(done.take()).isEqualTo("late");
        poor.set(Duration.ZERO, () -> done.add("next"));
        assertThat(done.take()).isEqualTo("next");
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
