package io.tickertape.testbed.attack;

import java.util.List;

/** Attackers on threads of this process. */
final class AttackersHere implements Attackers {
    private final List<Attacker> attackers;
    private final AutoCloseable means;

    /** @param means what the attacks need, closed with them */
    AttackersHere(List<Assignment> assignments, AutoCloseable means) {
        attackers = assignments.stream().map(Attacker::new).toList();
        this.means = means;
    }

    @Override
    public int count() {
        return attackers.size();
    }

    @Override
    public void begin() {
        attackers.forEach(Attacker::start);
    }

    @Override
    public List<AttackResult> end() throws InterruptedException {
        attackers.forEach(Attacker::requestEnd);
        for (Attacker attacker : attackers) {
            attacker.awaitEnd();
        }
        return attackers.stream()
                .map(attacker -> AttackResult.of(
                        attacker.assignment, attacker.tally, attacker.fault().orElse("")))
                .toList();
    }

    @Override
    public void close() {
        try {
            means.close();
        } catch (Exception e) {
            throw new AttackException("What the attacks needed could not be closed", e);
        }
    }
}
