namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Writes and reads the steps of a delta as numbers of seven bits a byte.</summary>
/// <remarks>LEB128 as in DWARF 5 section 7.6; signed numbers by zigzag, as Protocol Buffers have them.</remarks>
static class DeltaSteps
{
    /// <summary>The longest number, bytes: 63 bits.</summary>
    const int MaxNumberBytes = 9;

    /// <summary>Writes steps in their order.</summary>
    public static void Write(List<DeltaStep> steps, Stream output)
    {
        var at = 0;
        foreach (var step in steps)
        {
            var way = (long)step.From - at;
            WriteNumber(output, (way << 1) ^ (way >> 63));
            WriteNumber(output, step.Taken);
            WriteNumber(output, step.Inserted);
            at = step.From + step.Taken;
        }
    }

    /// <summary>Reads a number that is not negative.</summary>
    /// <exception cref="InvalidDataException">The stream ends within it, or it has too many bytes.</exception>
    public static long ReadNumber(Stream input)
    {
        var number = 0L;
        for (var i = 0; i < MaxNumberBytes; i++)
        {
            var next = input.ReadByte();
            if (next < 0)
                throw new InvalidDataException("the delta ends within a step");
            number |= (long)(next & 0x7f) << (7 * i);
            if (next < 0x80)
                return number;
        }
        throw new InvalidDataException("a number of the delta has too many bytes");
    }

    /// <summary>Reads a number that may be negative.</summary>
    /// <exception cref="InvalidDataException">The stream ends within it, or it has too many bytes.</exception>
    public static long ReadSigned(Stream input)
    {
        var number = ReadNumber(input);
        return (long)((ulong)number >> 1) ^ -(number & 1);
    }

    static void WriteNumber(Stream output, long number)
    {
        for (; number >= 0x80; number >>= 7)
            output.WriteByte((byte)(number | 0x80));
        output.WriteByte((byte)number);
    }
}
