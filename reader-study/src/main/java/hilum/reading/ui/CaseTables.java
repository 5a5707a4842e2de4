package hilum.reading.ui;

import hilum.reading.Arms;
import hilum.reading.BadRow;
import hilum.reading.CaseImport;
import hilum.reading.CaseRole;
import hilum.reading.ItemKind;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables of cases that a study is made of, and its training and catch cases. What a table marks is taken as marked; where it marks fewer than
 * are wanted, the last cases become training cases, and catch cases are made by giving one side the text of another case.
 *
 * @param arms of the first table; empty before there is one
 */
record CaseTables(Optional<Arms> arms, List<ReadingCase> cases, List<Table> tables) {
    private static final String PLANTED = "planted-";

    CaseTables {
        cases = List.copyOf(cases);
        tables = List.copyOf(tables);
    }

    /** One table that was read. */
    record Table(String file, int caseCount, List<BadRow> badRows) {
        Table {
            badRows = List.copyOf(badRows);
        }
    }

    static CaseTables none() {
        return new CaseTables(Optional.empty(), List.of(), List.of());
    }

    /** These and one more table; a case that is there already in its task is replaced. */
    CaseTables with(String file, CaseImport imported) {
        List<ReadingCase> all = new ArrayList<>(cases);
        for (ReadingCase added : imported.cases()) {
            all.removeIf(old -> old.task() == added.task() && old.id().equals(added.id()));
            all.add(added);
        }
        List<Table> read = new ArrayList<>(tables);
        read.removeIf(table -> table.file().equals(file));
        read.add(new Table(file, imported.cases().size(), imported.badRows()));
        return new CaseTables(arms.or(() -> Optional.of(imported.arms())), all, read);
    }

    CaseTables withCases(List<ReadingCase> changed) {
        return new CaseTables(arms, changed, tables);
    }

    /** The tasks, in the order of their first case. */
    List<ReadingTask> tasks() {
        return cases.stream().map(ReadingCase::task).distinct().toList();
    }

    static boolean lacksText(ReadingCase one) {
        return one.textA().isBlank() || one.textB().isBlank();
    }

    int count(ReadingTask task, ItemKind kind) {
        return (int) of(cases, task, kind).count();
    }

    /** All cases with so many training and catch cases per task. */
    List<ReadingCase> with(int training, int catches) {
        List<ReadingCase> all = new ArrayList<>(cases);
        for (ReadingTask task : tasks()) {
            train(all, task, training);
            plant(all, task, catches);
        }
        return all;
    }

    /** These without the training and catch cases that {@link #with(int, int)} made; cases that trained come last, so that they would again. */
    CaseTables withoutMade() {
        List<ReadingCase> all = new ArrayList<>();
        List<ReadingCase> trained = new ArrayList<>();
        for (ReadingCase one : cases) {
            if (one.role().kind() == ItemKind.TRAINING && one.role().feedback().isEmpty()) {
                trained.add(role(one, one.id(), CaseRole.primary()));
            } else if (one.role().kind() != ItemKind.CATCH || !one.id().startsWith(PLANTED)) {
                all.add(one);
            }
        }
        all.addAll(trained);
        return withCases(all);
    }

    private static void train(List<ReadingCase> all, ReadingTask task, int wanted) {
        long missing = wanted - of(all, task, ItemKind.TRAINING).count();
        List<ReadingCase> primary = of(all, task, ItemKind.PRIMARY).toList();
        for (ReadingCase last : primary.reversed().stream()
                .limit(Math.clamp(missing, 0, Math.max(0, primary.size() - 1)))
                .toList()) {
            all.set(all.indexOf(last), role(last, last.id(), new CaseRole(ItemKind.TRAINING, "", "")));
        }
    }

    private void plant(List<ReadingCase> all, ReadingTask task, int wanted) {
        long missing = wanted - of(all, task, ItemKind.CATCH).count();
        List<ReadingCase> primary = of(all, task, ItemKind.PRIMARY).toList();
        for (int i = 0; i < missing && primary.size() > 1; i++) {
            ReadingCase shown = primary.get(i % primary.size());
            ReadingCase other = primary.get((i + primary.size() / 2) % primary.size());
            String expected = arms.map(Arms::a).orElse("");
            all.add(role(shown, PLANTED + (i + 1), new CaseRole(ItemKind.CATCH, "", expected))
                    .withTexts(shown.textA(), other.textB()));
        }
    }

    private static ReadingCase role(ReadingCase old, String id, CaseRole role) {
        return new ReadingCase(id, old.task(), old.input(), old.textA(), old.textB(), role);
    }

    private static java.util.stream.Stream<ReadingCase> of(List<ReadingCase> all, ReadingTask task, ItemKind kind) {
        return all.stream().filter(one -> one.task() == task && one.role().kind() == kind);
    }
}
