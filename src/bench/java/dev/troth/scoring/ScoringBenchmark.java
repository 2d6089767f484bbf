package dev.troth.scoring;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The model on one core: facts, states or accounts a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScoringBenchmark {
    private static final int ACCOUNTS = 200;

    private final Model model = Model.standard();
    private final List<List<Evidence>> evidence = Portfolio.accounts(ACCOUNTS);
    private final List<AccountState> states =
            evidence.stream().map(model::stateOf).toList();
    private final List<byte[]> bytes = states.stream().map(StateCodec::encode).toList();
    private final List<Assessment> assessments =
            states.stream().map(state -> model.assess(state, Portfolio.END)).toList();

    @Benchmark
    @OperationsPerInvocation(ACCOUNTS * Portfolio.FACTS)
    public void foldFacts(Blackhole hole) {
        for (List<Evidence> account : evidence) {
            hole.consume(model.fold(AccountState.EMPTY, account));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public void scoreAccounts(Blackhole hole) {
        for (AccountState state : states) {
            hole.consume(model.assess(state, Portfolio.END));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public void mergeStates(Blackhole hole) {
        for (AccountState state : states) {
            hole.consume(model.merge(state, state));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public void explainTrust(Blackhole hole) {
        for (Assessment assessment : assessments) {
            hole.consume(TrustDrivers.ofTrust(assessment));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public void explainChurn(Blackhole hole) {
        for (Assessment assessment : assessments) {
            hole.consume(ChurnDrivers.of(assessment, 90));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public void intervalsOfTrust(Blackhole hole) {
        for (Assessment assessment : assessments) {
            hole.consume(assessment.trustInterval());
        }
    }

    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public void decodeStates(Blackhole hole) {
        for (byte[] state : bytes) {
            hole.consume(StateCodec.decode(state));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public void encodeStates(Blackhole hole) {
        for (AccountState state : states) {
            hole.consume(StateCodec.encode(state));
        }
    }
}
