package hilum.reading.ui;

import hilum.reading.CaseDisplay;
import hilum.reading.ReadingStore;
import hilum.reading.Readings;
import hilum.reading.TextSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A view model with everything at hand: threads that run at once, a clock that is set, a display that remembers. */
final class ReadingFixture implements CaseDisplay {
    final List<String> shown = new ArrayList<>();
    final List<Path> printed = new ArrayList<>();
    LookListener looking = (_, _, _, _) -> {};
    Optional<TextSource> writer = Optional.empty();
    long nanos;

    @Override
    public void show(String caseLabel, List<Path> pictures) {
        shown.add(caseLabel + pictures.stream().map(p -> " " + p.getFileName()).toList());
    }

    @Override
    public void setOnLook(LookListener listener) {
        looking = listener;
    }

    String lastShown() {
        return shown.getLast();
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    ReadingClock clock() {
        return new ReadingClock(InstantSource.fixed(Readings.NOON), () -> nanos, ZoneOffset.UTC);
    }

    StudyRoom room() {
        return new StudyRoom(() -> writer, _ -> true, (_, _, _, file) -> printed.add(file), new Random(7));
    }

    ReadingViewModel viewModel(ReadingStore.Opener opener) {
        return viewModel(opener, new ReadingThreads(Runnable::run, Runnable::run));
    }

    ReadingViewModel viewModel(ReadingStore.Opener opener, ReadingThreads threads) {
        return new ReadingViewModel(opener, this, threads, clock(), room());
    }
}
