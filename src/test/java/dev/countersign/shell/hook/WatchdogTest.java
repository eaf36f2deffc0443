package dev.countersign.shell.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.DeadlineException;
import dev.countersign.shell.console.Alarms;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class WatchdogTest {

    @Test
    void bites_when_the_time_is_over() throws InterruptedException {
        CountDownLatch bitten = new CountDownLatch(1);

        Watchdog watchdog = Watchdog.set(Alarms.ofThreads(), Duration.ZERO, bitten::countDown);
        bitten.await();

        assertThatThrownBy(watchdog::callOff).isInstanceOf(DeadlineException.class);
    }

    @Test
    void goes_home_when_it_is_closed() {
        CountDownLatch bitten = new CountDownLatch(1);

        Watchdog watchdog = Watchdog.set(Alarms.ofThreads(), Duration.ofDays(1), bitten::countDown);
        watchdog.close();

        assertThat(bitten.getCount()).isOne();
        assertThatThrownBy(watchdog::callOff).isInstanceOf(DeadlineException.class);
    }

    @Test
    void can_be_called_off_once() {
        CountDownLatch bitten = new CountDownLatch(1);

        Watchdog watchdog = Watchdog.set(Alarms.ofThreads(), Duration.ofDays(1), bitten::countDown);
        watchdog.callOff();

        assertThat(bitten.getCount()).isOne();
        assertThatThrownBy(watchdog::callOff).isInstanceOf(DeadlineException.class);
    }
}
