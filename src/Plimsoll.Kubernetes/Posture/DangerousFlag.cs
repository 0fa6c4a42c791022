using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>A flag of a part of Kubernetes that is dangerous with some values.</summary>
/// <param name="Program">The program.</param>
/// <param name="Name">The flag, with its dashes.</param>
/// <param name="IsDangerous">Whether a value is dangerous.</param>
/// <param name="Problem">What follows from it.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Fix">What to write instead.</param>
sealed record DangerousFlag(string Program, string Name, Func<string, bool> IsDangerous, string Problem, Severity Severity, string Fix);
