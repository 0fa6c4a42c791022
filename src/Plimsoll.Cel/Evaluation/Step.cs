using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary>A part of a program that computes a value. Compiled once; holds no state of an evaluation.</summary>
abstract class Step
{
    /// <summary>Computes the value, or the error that stands for it, and counts what it cost.</summary>
    public abstract CelValue Evaluate(CelEvaluation evaluation);
}
