using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Posture.Consoles;

/// <summary>A web console.</summary>
/// <param name="Name">Its name, which its Services usually have as well.</param>
/// <param name="Images">Last parts of its images' names.</param>
/// <param name="HasLogin">Whether it asks for a login as it is shipped.</param>
/// <param name="Risks">Settings that let visitors do more than they should.</param>
sealed record ConsoleKind(string Name, ImmutableArray<string> Images, bool HasLogin, ImmutableArray<ConsoleRisk> Risks)
{
    /// <summary>A word that the container's name, command or arguments hold, where its image runs other programs as well; empty where it does not.</summary>
    public string Word { get; init; } = "";

    /// <summary>Whether it is a console only by one of its risks; else it is another program first, such as a proxy.</summary>
    public bool IsOnlyByRisk { get; init; }
}
