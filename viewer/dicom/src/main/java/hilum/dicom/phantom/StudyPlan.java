package hilum.dicom.phantom;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Turns cases into dated studies of invented patients, the prior before the current one. */
final class StudyPlan {

    private StudyPlan() {}

    static List<PlannedStudy> of(PhantomOrder order) {
        List<PlannedStudy> plan = new ArrayList<>();
        long first = Dice.mix(order.seed());
        for (long index = 0; plan.size() < order.count(); index++) {
            PhantomCase next = PhantomCase.random(first + index);
            if (order.view().isPresent() && order.view().get() != next.current().view()) {
                continue;
            }
            boolean room = plan.size() + 2 <= order.count();
            if (order.pairs() && room && next.prior().isEmpty()) {
                continue;
            }
            add(plan, next, room, order.longSidePx());
        }
        return plan;
    }

    private static void add(List<PlannedStudy> plan, PhantomCase next, boolean room, int longSidePx) {
        PhantomRequest current = next.current().longSide(longSidePx);
        InventedPatient patient = InventedPatient.of(plan.size(), current.bodySeed());
        Dice dice = new Dice(current.bodySeed(), "dates");
        LocalDate day = LocalDate.of(2025, 7, 1).plusDays((long) dice.uniform(0, 180));
        long back = (long) dice.uniform(20, 330);
        if (room) {
            next.prior()
                    .ifPresent(prior ->
                            plan.add(new PlannedStudy(patient, day.minusDays(back), prior.longSide(longSidePx), null)));
        }
        PlannedStudy before = room && next.prior().isPresent() ? plan.getLast() : null;
        plan.add(new PlannedStudy(patient, day, current, before));
    }
}
