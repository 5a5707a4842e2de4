package hilum.reading.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * The distributions that tests need, accurate to about 1e-13: incomplete gamma and beta functions by series and Lentz's continued fraction (Abramowitz
 * and Stegun 1964, 6.5.29, 6.5.31 and 26.5.8; Thompson and Barnett 1986), quantiles by bisection.
 */
final class SpecialFunctions {
    private static final double TINY = 1e-300;
    private static final double CLOSE = 1e-16;
    private static final int TERMS = 100_000;
    /** Lanczos coefficients for g = 7 and nine terms (Godfrey 2001). */
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };

    private SpecialFunctions() {}

    /** log Gamma(x), x above 0 (Lanczos 1964). */
    static double logGamma(double x) {
        if (x < 0.5) {
            return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
        }
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        double base = x + 6.5;
        return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
    }

    /** P(Z > z) of a standard normal Z. */
    static double normalAbove(double z) {
        double half = gammaAbove(0.5, z * z / 2) / 2;
        return z >= 0 ? half : 1 - half;
    }

    /** The z with P(Z <= z) = {@code share}. */
    static double normalQuantile(double share) {
        return bisect(z -> 1 - normalAbove(z) - share, -40, 40);
    }

    /** P(X > x) of chi squared with {@code df} degrees of freedom. */
    static double chiSquaredAbove(double x, double df) {
        return x <= 0 ? 1 : gammaAbove(df / 2, x / 2);
    }

    /** The t with P(T <= t) = {@code share} for share above 0.5; {@code df} may be broken. */
    static double studentQuantile(double share, double df) {
        double twoSided = 2 * (1 - share);
        double x = bisect(v -> betaBelow(df / 2, 0.5, v) - twoSided, 0, 1);
        return Math.sqrt(df * (1 - x) / x);
    }

    /** Upper regularised incomplete gamma function Q(a, x). */
    static double gammaAbove(double a, double x) {
        if (x <= 0) {
            return 1;
        }
        double front = Math.exp(a * Math.log(x) - x - logGamma(a));
        if (x < a + 1) {
            double term = 1 / a;
            double sum = term;
            for (int n = 1; n < TERMS && Math.abs(term) > Math.abs(sum) * CLOSE; n++) {
                term *= x / (a + n);
                sum += term;
            }
            return 1 - sum * front;
        }
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double h = d;
        for (int n = 1; n < TERMS; n++) {
            double an = -n * (n - a);
            b += 2;
            d = 1 / awayFromZero(an * d + b);
            c = awayFromZero(b + an / c);
            h *= d * c;
            if (Math.abs(d * c - 1) < CLOSE) {
                break;
            }
        }
        return front * h;
    }

    /** Regularised incomplete beta function I_x(a, b). */
    static double betaBelow(double a, double b, double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        if (x > (a + 1) / (a + b + 2)) {
            return 1 - betaBelow(b, a, 1 - x);
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        double c = 1;
        double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
        double h = d;
        for (int m = 1; m < TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / awayFromZero(1 + even * d);
            c = awayFromZero(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / awayFromZero(1 + odd * d);
            c = awayFromZero(1 + odd / c);
            h *= d * c;
            if (Math.abs(d * c - 1) < CLOSE) {
                break;
            }
        }
        return front * h / a;
    }

    /** A root of an increasing function between {@code low} and {@code high}: to the last bit, or to 2^-200 of their distance near 0. */
    static double bisect(DoubleUnaryOperator increasing, double low, double high) {
        double below = low;
        double above = high;
        double middle = below + (above - below) / 2;
        for (int step = 0; step < 200 && middle > below && middle < above; step++) {
            if (increasing.applyAsDouble(middle) < 0) {
                below = middle;
            } else {
                above = middle;
            }
            middle = below + (above - below) / 2;
        }
        return middle;
    }

    private static double awayFromZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
