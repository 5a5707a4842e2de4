package hilum.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyScanTest {
    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<Instance> found = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Skipped> skipped = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Boolean> stopped = new AtomicReference<>();

    private final StudyScan.Listener listener = new StudyScan.Listener() {
        @Override
        public void found(Instance instance) {
            found.add(instance);
        }

        @Override
        public void skipped(Skipped file) {
            skipped.add(file);
        }

        @Override
        public void progress(int files) {}

        @Override
        public void finished(boolean wasStopped) {
            stopped.set(wasStopped);
        }
    };

    /** A file is a picture when it is called so; its text is its SOP Instance UID. */
    private static HeaderSource.Found byName(Path file) throws java.io.IOException {
        return file.toString().endsWith(".dcm")
                ? new HeaderSource.Found.Picture(
                        Fixtures.instance(Fixtures.ECHO, "1", "2020-02-20", "PA", Files.readString(file)))
                : new HeaderSource.Found.Nothing(Skipped.Reason.NOT_DICOM, "");
    }

    private Map<Skipped.Reason, Long> reasons() {
        return skipped.stream().collect(Collectors.groupingBy(Skipped::reason, Collectors.counting()));
    }

    @BeforeEach
    void forget() {
        found.clear();
        skipped.clear();
    }

    @Test
    void nested_folders_are_walked_and_every_other_file_is_counted() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("a/b/c"));
        Files.writeString(deep.resolve("one.dcm"), "1.1");
        Files.writeString(folder.resolve("two.dcm"), "1.2");
        Files.writeString(folder.resolve("readme.txt"), "hello");
        StudyScan.start(List.of(folder), StudyScanTest::byName, listener).await();
        assertThat(found).extracting(Instance::sopInstanceUid).containsExactlyInAnyOrder("1.1", "1.2");
        assertThat(reasons()).isEqualTo(Map.of(Skipped.Reason.NOT_DICOM, 1L));
        assertThat(stopped).hasValue(false);
    }

    @Test
    void a_loop_of_links_ends_and_a_file_reached_twice_is_read_once() throws Exception {
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.writeString(inner.resolve("one.dcm"), "1.1");
        Files.createSymbolicLink(inner.resolve("back"), folder);
        Files.createSymbolicLink(folder.resolve("sideways"), inner);
        Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("gone"));
        StudyScan.start(List.of(folder, inner.resolve("one.dcm")), StudyScanTest::byName, listener)
                .await();
        assertThat(found).hasSize(1);
    }

    @Test
    void a_copy_of_a_picture_is_a_duplicate() throws Exception {
        Files.writeString(folder.resolve("one.dcm"), "1.1");
        Files.writeString(folder.resolve("copy.dcm"), "1.1");
        StudyScan.start(List.of(folder), StudyScanTest::byName, listener).await();
        assertThat(found).hasSize(1);
        assertThat(reasons()).isEqualTo(Map.of(Skipped.Reason.DUPLICATE, 1L));
    }

    @Test
    void a_file_that_is_gone_is_unreadable() throws Exception {
        StudyScan.start(List.of(folder.resolve("gone.dcm")), StudyScanTest::byName, listener)
                .await();
        assertThat(reasons()).isEqualTo(Map.of(Skipped.Reason.UNREADABLE, 1L));
    }

    @Test
    void one_header_that_trips_the_reader_does_not_end_the_scan() throws Exception {
        Files.writeString(folder.resolve("a.dcm"), "1.1");
        Files.writeString(folder.resolve("b.txt"), "");
        StudyScan.start(
                        List.of(folder),
                        file -> {
                            if (file.toString().endsWith(".txt")) {
                                throw new IllegalStateException("test");
                            }
                            return byName(file);
                        },
                        listener)
                .await();
        assertThat(found).hasSize(1);
        assertThat(reasons()).isEqualTo(Map.of(Skipped.Reason.DAMAGED, 1L));
    }

    @Test
    void stopping_interrupts_reads_that_hang() throws Exception {
        for (int i = 0; i < 40; i++) {
            Files.writeString(folder.resolve(i + ".dcm"), "1." + i);
        }
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        StudyScan.Running scan = StudyScan.start(
                List.of(folder),
                file -> {
                    hanging.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new java.io.InterruptedIOException();
                    }
                    return byName(file);
                },
                listener);
        assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
        scan.stop();
        scan.await();
        assertThat(stopped).hasValue(true);
        assertThat(found).isEmpty();
    }

    @Test
    void real_headers_sort_a_hostile_folder_into_reasons() throws Exception {
        Files.createFile(folder.resolve("empty.dcm"));
        Files.writeString(folder.resolve("notes.txt"), "not a picture at all, just words about one");
        Files.write(
                folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        byte[] stump = new byte[140];
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, stump, 128, 4);
        stump[132] = 2;
        Files.write(folder.resolve("stump.dcm"), stump);
        StudyScan.start(List.of(folder), new DicomHeaders(), listener).await();
        assertThat(found).isEmpty();
        assertThat(skipped).hasSize(4);
        assertThat(skipped.stream()
                        .filter(file -> file.reason() == Skipped.Reason.NOT_DICOM)
                        .map(file -> file.file().getFileName().toString()))
                .containsExactlyInAnyOrder("empty.dcm", "notes.txt", "picture.png");
    }

    @Test
    void the_shared_studies_are_sixteen_pictures_of_ten_patients_six_of_them_with_a_prior() throws Exception {
        Path studies = Path.of(System.getProperty("hilum.shared", "absent"), "data/studies");
        assumeThat(studies).as("shared studies beside the checkout").isDirectory();
        StudyScan.start(List.of(studies), new DicomHeaders(), listener).await();
        StudyLibrary library = new StudyLibrary();
        found.forEach(library::add);
        assertThat(found).hasSize(16);
        assertThat(found.stream().map(Instance::patient).collect(Collectors.toSet()))
                .hasSize(10);
        assertThat(library.studies().stream()
                        .filter(study -> !library.priorsOf(study).isEmpty()))
                .hasSize(6);
        assertThat(skipped.stream().map(file -> file.file().getFileName().toString()))
                .containsExactlyInAnyOrder("manifest.csv", "PROVENANCE.md");
    }

    @Test
    void objects_without_a_picture_say_what_they_are() throws Exception {
        Path misc = Path.of(System.getProperty("hilum.shared", "absent"), "data/dicom/misc");
        assumeThat(misc).as("shared DICOM files beside the checkout").isDirectory();
        StudyScan.start(List.of(misc), new DicomHeaders(), listener).await();
        Map<String, Skipped> byName = skipped.stream()
                .collect(Collectors.toMap(file -> file.file().getFileName().toString(), Function.identity()));
        assertThat(byName.get("sr_document.dcm").reason()).isEqualTo(Skipped.Reason.NO_PICTURE);
        assertThat(byName.get("sr_document.dcm").detail()).contains("SR");
        assertThat(byName.get("seg_image_cr_binary.dcm").detail()).isEqualTo("Segmentation");
        assertThat(found).hasSize(1);
    }
}
