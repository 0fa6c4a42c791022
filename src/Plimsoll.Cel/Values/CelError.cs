using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Values;

/// <summary>The evaluation went wrong: an error is a value, which <c>&amp;&amp;</c> and <c>||</c> can absorb.</summary>
/// <param name="reason">Why, for programs.</param>
/// <param name="message">Why, for people.</param>
/// <param name="offset">Where in the expression, in UTF-16 units from 0; -1 where not known.</param>
public sealed class CelError(CelErrorKind reason, string message, int offset = -1) : CelReference
{
    /// <summary>Why, for programs.</summary>
    public CelErrorKind Reason { get; } = reason;

    /// <summary>Why, for people.</summary>
    public string Message { get; } = message;

    /// <summary>Where in the expression, in UTF-16 units from 0; -1 where not known.</summary>
    public int Offset { get; } = offset;

    /// <summary>Whether the whole evaluation ends: no operator absorbs it.</summary>
    public bool IsFatal => Reason is CelErrorKind.CostLimit or CelErrorKind.Cancelled or CelErrorKind.SizeLimit;

    /// <inheritdoc/>
    public override CelKind Kind => CelKind.Error;

    /// <inheritdoc/>
    public override CelType Type => CelType.Error;

    /// <summary>The same error with its place, where none is known yet.</summary>
    public CelError At(int place) => Offset >= 0 ? this : new CelError(Reason, Message, place);

    /// <inheritdoc/>
    public override string ToString() => Message;
}
