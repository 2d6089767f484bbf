package dev.troth.trust.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Findings of a backtest, in their stored form.
 *
 * @param calibration null if none was requested
 */
@RegisterForReflection(
        targets = {
            BacktestResult.class,
            BacktestReport.class,
            BacktestReport.MissedChurn.class,
            BacktestReport.BacktestGroup.class,
            CalibrationReport.class,
            CalibrationReport.DataSufficiency.class,
            CalibrationReport.LearnedWeight.class,
            CalibrationReport.ProductUseReport.class,
            PredictionQuality.class,
            PredictionQuality.ReliabilityBin.class,
            PredictionQuality.TopTenthBenefit.class,
            dev.troth.trust.score.CredibleInterval.class
        })
record BacktestResult(BacktestReport report, @Nullable CalibrationReport calibration) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static BacktestResult of(String json) {
        try {
            return JSON.readValue(json, BacktestResult.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored findings of a backtest are not readable.", e);
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The findings of a backtest cannot be written as JSON.", e);
        }
    }
}
