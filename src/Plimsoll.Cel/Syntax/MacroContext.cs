namespace Plimsoll.Cel.Syntax;

/// <summary>Makes the parts that a macro rewrites a call to, and takes its complaints.</summary>
public abstract class MacroContext
{
    /// <summary>The place of the call.</summary>
    public abstract int Offset { get; }

    /// <summary>A number for a new part.</summary>
    public abstract int NextId();

    /// <summary>Reports what is wrong with the call.</summary>
    /// <param name="part">The part that is wrong.</param>
    /// <param name="message">What is wrong.</param>
    public abstract void Report(Expr part, string message);
}
