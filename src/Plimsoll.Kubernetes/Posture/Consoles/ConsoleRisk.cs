using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Posture.Consoles;

/// <summary>A setting of a console that lets visitors do more than they should.</summary>
/// <param name="Name">The flag, with its dashes, or the environment variable.</param>
/// <param name="Values">The values that are meant; empty for any value. A flag without a value has <c>true</c>.</param>
/// <param name="Problem">What follows from it.</param>
/// <param name="Fix">What to do.</param>
sealed record ConsoleRisk(string Name, ImmutableArray<string> Values, string Problem, string Fix)
{
    /// <summary>Whether it is a flag; else an environment variable.</summary>
    public bool IsFlag => Name.StartsWith('-');

    /// <summary>Whether a value is one that is meant.</summary>
    public bool Is(string value) => Values.IsEmpty || Values.Contains(value, StringComparer.OrdinalIgnoreCase);
}
