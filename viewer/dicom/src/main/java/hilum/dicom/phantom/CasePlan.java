package hilum.dicom.phantom;

import hilum.dicom.phantom.Finding.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides who is ill with what, how it was before, and how the film is taken. */
final class CasePlan {

    private static final List<Kind> LESIONS = List.of(
            Kind.NODULE,
            Kind.MASS,
            Kind.CONSOLIDATION,
            Kind.EFFUSION,
            Kind.PNEUMOTHORAX,
            Kind.CARDIOMEGALY,
            Kind.EDEMA,
            Kind.ATELECTASIS,
            Kind.HERNIA,
            Kind.FRACTURE);
    private static final List<Kind> DEVICES =
            List.of(Kind.CHEST_TUBE, Kind.ENDOTRACHEAL_TUBE, Kind.CENTRAL_LINE, Kind.PACEMAKER, Kind.FOREIGN_BODY);

    private static final Set<Kind> SHADOWS = EnumSet.of(Kind.NODULE, Kind.MASS, Kind.CONSOLIDATION, Kind.ATELECTASIS);
    private static final List<Technique.Shape> SHAPES = List.of(Technique.Shape.values());

    private CasePlan() {}

    static List<Lesion> lesions(View view, Dice dice) {
        List<Lesion> lesions = new ArrayList<>();
        if (dice.chance(0.25)) {
            return lesions;
        }
        double many = dice.uniform(0, 1);
        int count = many < 0.3 ? 1 : many < 0.6 ? 2 : many < 0.85 ? 3 : 4;
        double hardware = view == View.AP ? 0.5 : 0.2;
        for (int tries = 0; lesions.size() < count && tries < 60; tries++) {
            List<Kind> from = dice.chance(hardware) ? DEVICES : LESIONS;
            Lesion lesion = lesion(from.get((int) dice.uniform(0, from.size())), dice);
            if (shown(lesion.kind(), view) && lesions.stream().noneMatch(other -> clash(other, lesion, view))) {
                lesions.add(lesion);
            }
        }
        return lesions;
    }

    /** A lateral film shows neither a thin rim of air nor a broken rib well enough to learn from, and of two sides not which. */
    private static boolean shown(Kind kind, View view) {
        return view != View.LATERAL || (kind != Kind.PNEUMOTHORAX && kind != Kind.FRACTURE);
    }

    /** Two of a kind only on two sides, and nothing hidden in something else: what cannot be seen must not be in the truth. */
    private static boolean clash(Lesion a, Lesion b, View view) {
        boolean sameSide =
                a.side() == b.side() || a.side() == Side.BOTH || b.side() == Side.BOTH || view == View.LATERAL;
        if (a.kind() == b.kind()) {
            return sameSide || a.kind() == Kind.PACEMAKER || a.kind() == Kind.CENTRAL_LINE;
        }
        return sameSide && (hides(a, b) || hides(b, a));
    }

    /** Whether the first is so white, and so large, that the second would be lost in it. */
    private static boolean hides(Lesion cover, Lesion lesion) {
        return switch (cover.kind()) {
            case EFFUSION, MASS, CONSOLIDATION, EDEMA -> SHADOWS.contains(lesion.kind());
            case CARDIOMEGALY -> lesion.kind() == Kind.HERNIA && cover.severity() > 0.5;
            default -> false;
        };
    }

    private static Lesion lesion(Kind kind, Dice dice) {
        Side side = dice.chance(0.5) ? Side.RIGHT : Side.LEFT;
        return new Lesion(kind, kind.central() ? Side.BOTH : side, dice.uniform(0.15, 1), dice.uniform(0.02, 0.98));
    }

    /** The lesions of an earlier film: some the same, some more, some less, some not yet there, some gone since. */
    static List<Lesion> earlier(List<Lesion> lesions, View view, Dice dice) {
        List<Lesion> before = new ArrayList<>();
        Map<Kind, Double> factors = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            double fate = dice.uniform(0, 1);
            double change = dice.uniform(1.5, 2.2);
            factors.put(kind, fate < 0.33 ? 1.0 : fate < 0.58 ? 1 / change : fate < 0.8 ? change : 0.0);
        }
        for (Lesion lesion : lesions) {
            double by = factors.getOrDefault(lesion.kind(), 1.0);
            boolean fixed = lesion.kind().device() || lesion.kind() == Kind.FRACTURE;
            boolean possible = canChange(lesions, lesion.kind(), 1 / by, 0.12 / by);
            if (by > 0) {
                before.add(fixed || !possible ? lesion : lesion.withSeverity(lesion.severity() * by));
            }
        }
        if (dice.chance(0.3)) {
            lesions(view, dice).stream()
                    .filter(g -> lesions.stream().noneMatch(l -> l.kind() == g.kind() || clash(l, g, view)))
                    .limit(1)
                    .forEach(before::add);
        }
        return before;
    }

    /** Whether all of a kind can change by the same factor. */
    private static boolean canChange(List<Lesion> lesions, Kind kind, double highest, double lowest) {
        return lesions.stream()
                .filter(lesion -> lesion.kind() == kind)
                .allMatch(lesion -> lesion.severity() <= highest && lesion.severity() >= lowest);
    }

    static PhantomRequest request(long body, View view, List<Lesion> lesions, Dice dice) {
        double aspect = dice.chance(0.12) ? dice.uniform(1.0, 1.22) : dice.uniform(0.8, 1.0);
        double longSide = dice.uniform(view == View.LATERAL ? 370 : 335, 430);
        Technique.Shape shape = SHAPES.get((int) dice.uniform(0, 3));
        Technique technique = new Technique(
                longSide,
                dice.around(0, view == View.AP ? 12 : 7),
                dice.around((427 - longSide) * 0.3, 8),
                10 + (int) dice.uniform(0, 5),
                shape,
                look(view, dice));
        int longPx = 2500;
        int shortPx = (int) Math.round(longPx * Math.min(aspect, 1 / aspect));
        return new PhantomRequest(
                body,
                dice.bits(),
                view,
                aspect <= 1 ? shortPx : longPx,
                aspect <= 1 ? longPx : shortPx,
                dice.chance(0.25),
                technique,
                lesions);
    }

    /**
     * From dark films of good contrast to pale flat ones, never pale and hard: that would burn out the heart. Bedside films are more often
     * pale, without a grid.
     */
    private static Look look(View view, Dice dice) {
        boolean ap = view == View.AP;
        double pale = Math.clamp(dice.around(ap ? 0.48 : 0.4, 0.17), 0, 0.75);
        return new Look(
                pale,
                dice.uniform(0.85, 1.35) - 0.7 * pale,
                dice.uniform(0.05, 0.4),
                dice.uniform(0.05, 0.5),
                ap && dice.chance(0.5) ? dice.uniform(0.15, 0.4) : dice.uniform(0.06, 0.16),
                dice.uniform(0.7, 1.8));
    }
}
