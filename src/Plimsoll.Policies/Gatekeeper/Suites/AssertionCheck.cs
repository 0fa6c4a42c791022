using System.Collections.Immutable;
using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>Holds violations against assertions.</summary>
static class AssertionCheck
{
    /// <summary>Messages told of one assertion; the rest is counted.</summary>
    const int MaxTold = 10;

    /// <summary>The assertions that do not hold, in written order.</summary>
    public static ImmutableArray<TestProblem> Check(ImmutableArray<SuiteAssertion> assertions, ImmutableArray<string> messages)
    {
        var problems = ImmutableArray.CreateBuilder<TestProblem>();
        foreach (var assertion in assertions)
        {
            if (Check(assertion, messages) is { } problem)
                problems.Add(problem);
        }

        return problems.ToImmutable();
    }

    /// <summary>How many messages an assertion is about; <c>null</c> where that cannot be said in time.</summary>
    public static int? Count(SuiteAssertion assertion, ImmutableArray<string> messages)
    {
        if (assertion.Message is not { } pattern)
            return messages.Length;
        var count = 0;
        foreach (var message in messages)
        {
            if (pattern.IsMatch(message) is not { } isMatch)
                return null;
            count += isMatch ? 1 : 0;
        }

        return count;
    }

    static TestProblem? Check(SuiteAssertion assertion, ImmutableArray<string> messages)
    {
        if (assertion.Problem.Length > 0)
            return new TestProblem(assertion.Location, "", assertion.Problem);
        if (Count(assertion, messages) is not { } count)
            return new TestProblem(assertion.Location, assertion.Expected, "a message that the pattern cannot be matched against in time");
        return assertion.IsMet(count) ? null : new TestProblem(assertion.Location, assertion.Expected, Got(assertion, count, messages));
    }

    static string Got(SuiteAssertion assertion, int count, ImmutableArray<string> messages)
    {
        if (messages.IsEmpty)
            return "no violation";
        var number = assertion.Message is null
            ? Counted(count)
            : $"{(count == 0 ? "none" : Counted(count))} of {Counted(messages.Length)}";
        var told = string.Join("; ", messages.Take(MaxTold).Select(message => $"\"{message}\""));
        return messages.Length > MaxTold ? $"{number}: {told}; and {messages.Length - MaxTold} more" : $"{number}: {told}";
    }

    static string Counted(int count) => $"{count} violation{(count == 1 ? "" : "s")}";
}
