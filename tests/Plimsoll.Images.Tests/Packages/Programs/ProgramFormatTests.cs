namespace Plimsoll.Images.Packages.Programs;

public sealed class ProgramFormatTests
{
    [Theory]
    [InlineData("7F454C46", true)]
    [InlineData("CFFAEDFE", true)]
    [InlineData("FEEDFACF", true)]
    [InlineData("CAFEBABE00000002", true)]
    [InlineData("CAFEBABE00000034", false)]
    [InlineData("4D5A", true)]
    [InlineData("2321", false)]
    [InlineData("", false)]
    public void A_program_is_told_by_its_first_bytes(string start, bool expected) =>
        Assert.Equal(expected, ProgramFormat.IsProgram(Convert.FromHexString(start)));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_dotnet_assembly_is_no_native_program(bool hasClrHeader, bool expected)
    {
        var file = new byte[1024];
        "MZ"u8.CopyTo(file);
        file[0x3c] = 0x80;
        (file[0x98], file[0x99]) = (0x0b, 0x02);
        file[0x98 + 112 + (14 * 8)] = (byte)(hasClrHeader ? 8 : 0);

        Assert.Equal(expected, ProgramFormat.IsProgram(file));
    }

    [Fact]
    public void A_header_that_lies_about_its_place_is_a_program_all_the_same()
    {
        byte[] file = [.. "MZ"u8, .. new byte[58], 0xff, 0xff, 0xff, 0xff, 0, 0];

        Assert.True(ProgramFormat.IsProgram(file));
    }
}
