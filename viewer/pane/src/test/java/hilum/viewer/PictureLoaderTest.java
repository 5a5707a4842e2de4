package hilum.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.DicomException;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.FirstLook;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PictureLoaderTest {
    private static final long MEGABYTE = 1 << 20;

    private static PictureReference picture(String sop) {
        return Fixtures.instance(Fixtures.ECHO, "1", "2020-02-20", "PA", sop).reference(0);
    }

    /** Keeps what a loader reports. */
    private static final class Reports implements PictureLoader.Outcome {
        final BlockingQueue<Object> all = new ArrayBlockingQueue<>(16);

        @Override
        public void loaded(DecodedPicture picture) {
            all.add(picture);
        }

        @Override
        public void failed(PictureLoader.Failure failure) {
            all.add(failure);
        }

        Object next() throws InterruptedException {
            Object report = all.poll(10, TimeUnit.SECONDS);
            assertThat(report).as("a report within ten seconds").isNotNull();
            return report;
        }
    }

    @Test
    void a_picture_is_decoded_once_and_then_comes_from_the_cache() throws Exception {
        AtomicInteger decoded = new AtomicInteger();
        try (PictureLoader loader = new PictureLoader(
                reference -> {
                    decoded.incrementAndGet();
                    return SyntheticImage.chest(100, 100);
                },
                MEGABYTE)) {
            Reports reports = new Reports();
            loader.load(picture("a"), reports);
            Object first = reports.next();
            loader.load(picture("a"), reports);
            assertThat(reports.next()).isSameAs(first);
            assertThat(decoded).hasValue(1);
        }
    }

    @Test
    void the_oldest_pictures_go_when_the_budget_is_full() throws Exception {
        try (PictureLoader loader = new PictureLoader(reference -> SyntheticImage.chest(300, 300), MEGABYTE / 2)) {
            Reports reports = new Reports();
            for (String sop : new String[] {"a", "b", "c"}) {
                loader.load(picture(sop), reports);
                reports.next();
            }
            assertThat(loader.cached(picture("a"))).isEmpty();
            assertThat(loader.cached(picture("b"))).isPresent();
            assertThat(loader.cached(picture("c"))).isPresent();
            assertThat(loader.cachedBytes()).isLessThanOrEqualTo(MEGABYTE / 2);
        }
    }

    @Test
    void a_cancelled_request_is_interrupted_and_reports_nothing() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (PictureLoader loader = new PictureLoader(
                reference -> {
                    started.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        interrupted.countDown();
                    }
                    return SyntheticImage.chest(50, 50);
                },
                MEGABYTE)) {
            Reports reports = new Reports();
            PictureLoader.Request request = loader.load(picture("a"), reports);
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
            request.cancel();
            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(reports.all).isEmpty();
        }
    }

    @Test
    void a_damaged_picture_fails_with_the_words_of_the_decoder() throws Exception {
        try (PictureLoader loader = new PictureLoader(
                reference -> {
                    throw new DicomException("The pixel data ends too early.");
                },
                MEGABYTE)) {
            Reports reports = new Reports();
            loader.load(picture("a"), reports);
            assertThat(reports.next())
                    .isEqualTo(new PictureLoader.Failure.NotShowable("The pixel data ends too early."));
        }
    }

    @Test
    void too_little_memory_is_a_failure_of_the_picture_and_not_of_the_program() throws Exception {
        try (PictureLoader loader = new PictureLoader(
                reference -> {
                    throw new OutOfMemoryError("test");
                },
                MEGABYTE)) {
            Reports reports = new Reports();
            loader.load(picture("a"), reports);
            assertThat(reports.next()).isEqualTo(new PictureLoader.Failure.TooLarge());
        }
    }

    @Test
    void a_first_look_comes_before_the_picture_and_is_not_kept() throws Exception {
        SyntheticImage whole = SyntheticImage.chest(100, 100);
        try (PictureLoader loader = new PictureLoader(looking(whole), MEGABYTE)) {
            Reports reports = new Reports();
            loader.load(picture("a"), reports, reports.all::add);
            assertThat(reports.next()).isInstanceOf(ReducedPicture.class);
            Object loaded = reports.next();
            assertThat(loaded).isInstanceOf(DecodedPicture.class);
            assertThat(loader.cached(picture("a"))).containsSame((DecodedPicture) loaded);
            loader.load(picture("a"), reports, reports.all::add);
            assertThat(reports.next()).isSameAs(loaded);
        }
    }

    @Test
    void who_asks_for_the_picture_alone_is_given_no_first_look() throws Exception {
        SyntheticImage whole = SyntheticImage.chest(100, 100);
        try (PictureLoader loader = new PictureLoader(looking(whole), MEGABYTE)) {
            Reports reports = new Reports();
            loader.load(picture("a"), reports);
            assertThat(((DecodedPicture) reports.next()).image()).isSameAs(whole);
        }
    }

    @Test
    void a_request_that_is_cancelled_after_its_first_look_reports_nothing_more() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        PictureSource source = new PictureSource() {
            @Override
            public DisplayImage decode(PictureReference picture) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    interrupted.countDown();
                }
                return SyntheticImage.chest(50, 50);
            }

            @Override
            public DisplayImage decode(PictureReference picture, Consumer<FirstLook> firstLook) {
                firstLook.accept(SyntheticImage.chest(50, 50).look(1));
                return decode(picture);
            }
        };
        try (PictureLoader loader = new PictureLoader(source, MEGABYTE)) {
            Reports reports = new Reports();
            PictureLoader.Request request = loader.load(picture("a"), reports, reports.all::add);
            assertThat(reports.next()).isInstanceOf(ReducedPicture.class);
            request.cancel();
            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(reports.all).isEmpty();
        }
    }

    private static PictureSource looking(SyntheticImage whole) {
        return new PictureSource() {
            @Override
            public DisplayImage decode(PictureReference picture) {
                return whole;
            }

            @Override
            public DisplayImage decode(PictureReference picture, Consumer<FirstLook> firstLook) {
                firstLook.accept(whole.look(2));
                return whole;
            }
        };
    }
}
