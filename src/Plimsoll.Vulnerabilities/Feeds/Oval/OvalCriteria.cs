namespace Plimsoll.Vulnerabilities.Feeds.Oval;

/// <summary>A group of conditions of an OVAL definition.</summary>
/// <param name="isAnd">Whether all of them must hold, not one.</param>
sealed class OvalCriteria(bool isAnd)
{
    internal bool IsAnd => isAnd;

    /// <summary>Its conditions on packages, by the number of their test.</summary>
    internal List<int> Tests { get; } = [];

    /// <summary>The platforms that it names with <c>... is installed</c>, as feeds.</summary>
    internal List<string> Feeds { get; } = [];

    /// <summary>The groups within it.</summary>
    internal List<OvalCriteria> Groups { get; } = [];

    /// <summary>The module and stream that it asks to be enabled; empty where it asks for none.</summary>
    internal string Module { get; set; } = "";

    /// <summary>The architecture that it asks for; empty where it asks for none.</summary>
    internal string Architecture { get; set; } = "";
}
