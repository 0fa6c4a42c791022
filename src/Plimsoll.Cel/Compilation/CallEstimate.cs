namespace Plimsoll.Cel.Compilation;

/// <summary>What a call costs before it is made.</summary>
/// <param name="Cost">The cost, without that of the arguments.</param>
/// <param name="ResultSize">The size of the result, where it has one.</param>
public sealed record CallEstimate(CostRange Cost, CostRange? ResultSize = null);
