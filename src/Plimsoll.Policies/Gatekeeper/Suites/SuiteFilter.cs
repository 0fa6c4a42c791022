using Plimsoll.Cel;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>Which tests and cases are run: <c>REGEX</c> for those whose name, or whose test's name, matches; <c>TEST//CASE</c> for both.</summary>
/// <remarks>Gatekeeper, pkg/gator/verify/filter.go: regular expressions of RE2, which match somewhere in a name.</remarks>
public sealed class SuiteFilter
{
    const string Separator = "//";

    readonly Re2Pattern? _any;
    readonly Re2Pattern? _test;
    readonly Re2Pattern? _case;

    SuiteFilter(Re2Pattern? any, Re2Pattern? test, Re2Pattern? @case) => (_any, _test, _case) = (any, test, @case);

    /// <summary>Everything is run.</summary>
    public static SuiteFilter Everything { get; } = new(null, null, null);

    /// <summary>Reads a filter.</summary>
    /// <param name="text">As written; everything where it is empty.</param>
    /// <param name="filter">The filter; everything where it cannot be read.</param>
    /// <param name="problem">What is wrong with it; empty where nothing is.</param>
    public static bool TryParse(string text, out SuiteFilter filter, out string problem)
    {
        filter = Everything;
        problem = "";
        if (text.Length == 0)
            return true;
        var parts = text.Split(Separator);
        if (parts.Length > 2)
        {
            problem = $"at most one {Separator} may stand between the test and the case";
            return false;
        }

        if (!Re2Pattern.TryCreate(parts[0], out var first, out problem))
            return false;
        if (parts.Length == 1)
        {
            filter = new SuiteFilter(first, null, null);
            return true;
        }

        if (!Re2Pattern.TryCreate(parts[1], out var second, out problem))
            return false;
        filter = new SuiteFilter(null, first, second);
        return true;
    }

    /// <summary>Whether any of a test is to be run.</summary>
    /// <param name="test">The test.</param>
    public bool Includes(SuiteTest test)
    {
        if (_any is null)
            return IsMatch(_test, test.Name);
        return IsMatch(_any, test.Name) || test.Cases.Any(@case => IsMatch(_any, @case.Name));
    }

    /// <summary>Whether a case is to be run.</summary>
    /// <param name="test">Its test.</param>
    /// <param name="case">The case.</param>
    public bool Includes(SuiteTest test, SuiteCase @case) => _any is null
        ? IsMatch(_test, test.Name) && IsMatch(_case, @case.Name)
        : IsMatch(_any, test.Name) || IsMatch(_any, @case.Name);

    static bool IsMatch(Re2Pattern? pattern, string name) => pattern is null || pattern.IsMatch(name) == true;
}
