package hilum.dicom.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PhantomTest {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 390;

    private static PhantomRequest small(long body, List<Lesion> lesions) {
        return PhantomRequest.pa(body, body + 1, lesions).sized(WIDTH, HEIGHT);
    }

    static Stream<Lesion> lesions() {
        return Stream.of(
                new Lesion(Finding.Kind.NODULE, Side.RIGHT, 0.15, 0.2),
                new Lesion(Finding.Kind.NODULE, Side.LEFT, 0.5, 0.6),
                new Lesion(Finding.Kind.EFFUSION, Side.RIGHT, 0.2, 0.5),
                new Lesion(Finding.Kind.EFFUSION, Side.LEFT, 0.7, 0.5),
                new Lesion(Finding.Kind.CONSOLIDATION, Side.RIGHT, 0.6, 0.7),
                new Lesion(Finding.Kind.CONSOLIDATION, Side.LEFT, 0.3, 0.3),
                new Lesion(Finding.Kind.PNEUMOTHORAX, Side.RIGHT, 0.5, 0.5),
                new Lesion(Finding.Kind.PNEUMOTHORAX, Side.LEFT, 0.2, 0.5),
                new Lesion(Finding.Kind.CARDIOMEGALY, Side.BOTH, 0.5, 0.5));
    }

    static Stream<Lesion> others() {
        return Stream.of(
                new Lesion(Finding.Kind.MASS, Side.LEFT, 0.4, 0.4),
                new Lesion(Finding.Kind.EDEMA, Side.BOTH, 0.6, 0.5),
                new Lesion(Finding.Kind.ATELECTASIS, Side.RIGHT, 0.5, 0.5),
                new Lesion(Finding.Kind.HERNIA, Side.BOTH, 0.5, 0.5),
                new Lesion(Finding.Kind.FRACTURE, Side.LEFT, 0.6, 0.5),
                new Lesion(Finding.Kind.CHEST_TUBE, Side.RIGHT, 0.5, 0.5),
                new Lesion(Finding.Kind.ENDOTRACHEAL_TUBE, Side.BOTH, 0.5, 0.5),
                new Lesion(Finding.Kind.CENTRAL_LINE, Side.LEFT, 0.5, 0.5),
                new Lesion(Finding.Kind.PACEMAKER, Side.LEFT, 0.5, 0.5),
                new Lesion(Finding.Kind.FOREIGN_BODY, Side.RIGHT, 0.5, 0.5));
    }

    @ParameterizedTest
    @MethodSource("others")
    void every_kind_is_seen_in_its_box_at_256_pixels(Lesion lesion) {
        PhantomRequest with = small(41, List.of(lesion)).longSide(256);
        PhantomFilm film = Phantom.draw(with);
        FilmChange change = FilmChange.between(film, Phantom.draw(with.with(List.of())));
        Finding f = film.findings().getFirst();

        assertThat(change.energyInBox()).as("energy in the box").isGreaterThan(0.75);
        assertThat(change.contrastToNoise()).as("contrast to noise").isGreaterThan(1);
        double middle = (f.x0() + f.x1()) / 2 - 0.5;
        assertThat(
                        lesion.side() == Side.BOTH
                                ? 0.15 - Math.abs(middle)
                                : middle * lesion.side().sign())
                .isPositive();
    }

    @Test
    void the_same_request_gives_the_same_film() {
        PhantomRequest request = small(5, List.of(new Lesion(Finding.Kind.NODULE, Side.LEFT, 0.4, 0.4)));

        PhantomFilm first = Phantom.draw(request);
        PhantomFilm second = Phantom.draw(request);

        assertThat(second.stored()).isEqualTo(first.stored());
        assertThat(second.findings()).isEqualTo(first.findings());
    }

    @Test
    void another_body_is_another_film() {
        assertThat(Phantom.draw(small(6, List.of())).stored())
                .isNotEqualTo(Phantom.draw(small(7, List.of())).stored());
    }

    @ParameterizedTest
    @MethodSource("lesions")
    void the_box_holds_what_the_finding_changed(Lesion lesion) {
        for (long body = 40; body < 42; body++) {
            FilmChange change = FilmChange.between(
                    Phantom.draw(small(body, List.of(lesion))), Phantom.draw(small(body, List.of())));

            assertThat(change.energyInBox())
                    .as("energy in the box, body %d", body)
                    .isGreaterThan(0.9);
        }
    }

    @ParameterizedTest
    @MethodSource("lesions")
    void a_finding_stands_out_from_the_noise(Lesion lesion) {
        for (long body = 42; body < 43; body++) {
            FilmChange change = FilmChange.between(
                    Phantom.draw(small(body, List.of(lesion))), Phantom.draw(small(body, List.of())));

            assertThat(change.contrastToNoise())
                    .as("contrast to noise, body %d", body)
                    .isGreaterThan(2);
        }
    }

    @ParameterizedTest
    @MethodSource("lesions")
    void boxes_lie_in_the_picture_on_their_side(Lesion lesion) {
        for (long body = 50; body < 56; body++) {
            PhantomFilm film = Phantom.draw(small(body, List.of(lesion)).sized(128, 156));

            assertThat(film.findings()).hasSize(1);
            Finding f = film.findings().getFirst();
            assertThat(f.x0()).isBetween(0.0, 1.0).isLessThan(f.x1());
            assertThat(f.y0()).isBetween(0.0, 1.0).isLessThan(f.y1());
            assertThat(f.x1()).isLessThanOrEqualTo(1);
            assertThat(f.y1()).isLessThanOrEqualTo(1);
            double middle = (f.x0() + f.x1()) / 2;
            switch (f.side()) {
                case RIGHT -> assertThat(middle).isLessThan(0.5);
                case LEFT -> assertThat(middle).isGreaterThan(0.5);
                case BOTH -> assertThat(f.x0() < 0.5 && f.x1() > 0.5).isTrue();
            }
        }
    }

    @Test
    void the_same_place_in_a_later_film_is_the_same_spot_of_the_body() {
        Lesion small = new Lesion(Finding.Kind.NODULE, Side.RIGHT, 0.2, 0.3);
        Lesion grown = new Lesion(Finding.Kind.NODULE, Side.RIGHT, 0.8, 0.3);

        Finding prior = film(1, small).findings().getFirst();
        Finding current = film(2, grown).findings().getFirst();

        assertThat((prior.x0() + prior.x1()) / 2).isBetween(current.x0(), current.x1());
        assertThat((prior.y0() + prior.y1()) / 2).isBetween(current.y0(), current.y1());
        assertThat(current.x1() - current.x0()).isGreaterThan(1.5 * (prior.x1() - prior.x0()));
    }

    private static PhantomFilm film(long exposure, Lesion lesion) {
        return Phantom.draw(PhantomRequest.pa(77, exposure, List.of(lesion)).sized(WIDTH, HEIGHT));
    }

    @Test
    void monochrome1_is_the_same_film_the_other_way_round() {
        PhantomRequest plain = small(8, List.of()).sized(100, 122);
        PhantomRequest inverse = new PhantomRequest(8, 9, View.PA, 100, 122, true, List.of());

        short[] bright = Phantom.draw(plain).stored();
        short[] dark = Phantom.draw(inverse).stored();

        for (int i = 0; i < bright.length; i++) {
            assertThat(dark[i]).isEqualTo((short) (4095 - bright[i]));
        }
    }

    @ParameterizedTest
    @EnumSource(value = View.class, names = "LATERAL", mode = EnumSource.Mode.EXCLUDE)
    void lungs_are_darker_than_heart_and_heart_than_marker_lead(View view) {
        for (long body = 0; body < 6; body++) {
            PhantomFilm film = Phantom.draw(new PhantomRequest(body, body, view, 256, 312, false, List.of()));

            double lung = median(film, 0.24, 0.36, 0.36, 0.48);
            double heart = median(film, 0.54, 0.58, 0.60, 0.66);
            double abdomen = median(film, 0.35, 0.88, 0.45, 0.95);
            assertThat(lung).isBetween(250.0, 1500.0);
            assertThat(heart).isGreaterThan(lung + 1000);
            assertThat(abdomen).isBetween(2900.0, 3900.0);
        }
    }

    private static double median(PhantomFilm film, double x0, double y0, double x1, double y1) {
        return Stream.iterate((int) (y0 * film.heightPx()), y -> y < y1 * film.heightPx(), y -> y + 1)
                .flatMap(y -> Stream.iterate((int) (x0 * film.widthPx()), x -> x < x1 * film.widthPx(), x -> x + 1)
                        .map(x -> film.stored()[y * film.widthPx() + x]))
                .sorted()
                .skip((long) ((int) ((y1 - y0) * film.heightPx()) * (int) ((x1 - x0) * film.widthPx()) / 2))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stored_values_keep_within_twelve_bits() {
        PhantomFilm film = Phantom.draw(small(9, List.of()));

        for (short value : film.stored()) {
            assertThat(value >= 0 && value < 1 << film.greys().bitsStored()).isTrue();
        }
    }

    @Test
    void a_request_that_cannot_be_drawn_is_refused() {
        assertThatThrownBy(() -> new Lesion(Finding.Kind.NODULE, Side.BOTH, 0.5, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Lesion(Finding.Kind.NODULE, Side.LEFT, Double.NaN, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> small(1, List.of()).sized(10, 10)).isInstanceOf(IllegalArgumentException.class);
    }
}
