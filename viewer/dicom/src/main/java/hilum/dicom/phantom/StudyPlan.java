package hilum.dicom.phantom;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Decides who is ill with what, and who comes twice. */
final class StudyPlan {

    private StudyPlan() {}

    static List<PlannedStudy> of(int count, long seed) {
        List<PlannedStudy> plan = new ArrayList<>();
        for (int index = 0; plan.size() < count; index++) {
            InventedPatient patient = InventedPatient.number(index, seed);
            Dice dice = new Dice(patient.bodySeed(), "plan");
            LocalDate current = LocalDate.of(2025, 7, 1).plusDays((long) dice.uniform(0, 180));
            boolean normal = dice.chance(0.25);
            List<Lesion> now = normal ? List.of() : lesions(dice);
            if (plan.size() + 2 <= count && dice.chance(0.4)) {
                LocalDate prior = current.minusDays((long) dice.uniform(20, 330));
                plan.add(study(
                        patient,
                        prior,
                        dice,
                        now.stream().map(StudyPlan::before).limit(1).toList()));
            }
            plan.add(study(patient, current, dice, now));
        }
        return plan;
    }

    private static PlannedStudy study(InventedPatient patient, LocalDate date, Dice dice, List<Lesion> lesions) {
        View view = dice.chance(0.2) ? View.AP : View.PA;
        PhantomRequest request = new PhantomRequest(
                patient.bodySeed(),
                dice.bits(),
                view,
                PhantomRequest.DETECTOR_WIDTH_PX,
                PhantomRequest.DETECTOR_HEIGHT_PX,
                dice.chance(0.25),
                lesions);
        return new PlannedStudy(patient, date, request);
    }

    private static List<Lesion> lesions(Dice dice) {
        Finding.Kind[] kinds = Finding.Kind.values();
        int first = (int) dice.uniform(0, kinds.length);
        List<Lesion> lesions = new ArrayList<>();
        lesions.add(lesion(kinds[first], dice));
        if (dice.chance(0.3)) {
            lesions.add(lesion(kinds[(first + 1) % kinds.length], dice));
        }
        return lesions;
    }

    private static Lesion lesion(Finding.Kind kind, Dice dice) {
        Side side = dice.chance(0.5) ? Side.RIGHT : Side.LEFT;
        double severity = dice.uniform(0.15, 0.9);
        double place = dice.uniform(0.05, 0.9);
        return new Lesion(kind, kind == Finding.Kind.CARDIOMEGALY ? Side.BOTH : side, severity, place);
    }

    /** The same finding some months earlier: less of it. */
    private static Lesion before(Lesion lesion) {
        return new Lesion(lesion.kind(), lesion.side(), lesion.severity() * 0.45, lesion.place());
    }
}
